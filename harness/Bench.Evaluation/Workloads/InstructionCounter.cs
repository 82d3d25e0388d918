using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Contracts.Runs;
using Bench.Sandbox;

namespace Bench.Evaluation.Workloads;

/// <summary>
/// Counts the instructions of one whole sample under valgrind, twice with the same input and the same hash seed. Secondary evidence: it does
/// not see memory, waiting or parallelism, and never decides.
/// </summary>
/// <param name="command">Makes the process of a sample.</param>
/// <param name="seeds">Seeds of the input.</param>
public sealed partial class InstructionCounter(WorkloadCommand command, ImmutableArray<ulong> seeds)
{
    /// <summary>How much slower a process may be under valgrind.</summary>
    private const int Slowdown = 60;

    private const double LargestSpread = 0.001;

    private static readonly ImmutableArray<string> Valgrind =
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", "--log-fd=2"];

    private static readonly ImmutableSortedDictionary<string, string> FixedChance =
        ImmutableSortedDictionary<string, string>.Empty.Add("PYTHONHASHSEED", "0");

    /// <summary>Counts of a candidate beside base's; null where valgrind is missing in the sandbox or the program does not run in it.</summary>
    public async Task<InstructionCounts?> CountAsync(ISandboxCell baseCell, ISandboxCell candidateCell, CancellationToken cancellationToken)
    {
        long?[] counts =
        [
            await CountAsync(baseCell, cancellationToken),
            await CountAsync(baseCell, cancellationToken),
            await CountAsync(candidateCell, cancellationToken),
            await CountAsync(candidateCell, cancellationToken),
        ];
        return counts is [{ } first, { } second, { } third, { } fourth]
            ? new InstructionCounts(first, third, Agree(first, second) && Agree(third, fourth))
            : null;
    }

    private static bool Agree(long first, long second) => Math.Abs(first - second) <= LargestSpread * Math.Max(first, second);

    private async Task<long?> CountAsync(ISandboxCell cell, CancellationToken cancellationToken)
    {
        var sample = command.Sample(cell, seeds, long.MaxValue);
        var request = sample with
        {
            Arguments = [.. Valgrind, .. sample.Arguments],
            WallLimit = sample.WallLimit * Slowdown,
            CpuLimit = sample.CpuLimit * Slowdown,
            StandardInput = sample.Exchange is { } exchange ? RecordedExchange.Of(exchange) : default,
            Exchange = null,
            Variables = FixedChance,
        };
        var result = await cell.RunAsync(request, cancellationToken);
        var total = Total().Match(Encoding.UTF8.GetString(result.StandardError.Span));
        return result.End is SpawnEnd.Exited(0) && total.Success
            ? long.Parse(total.Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex("I +refs: +(?<count>[0-9,]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Total();
}
