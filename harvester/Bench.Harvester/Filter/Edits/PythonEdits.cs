using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Filter.Edits;

/// <summary>Compares Python through its own parser: one process of a small program of ours reads many files. It never runs what it reads.</summary>
internal static class PythonEdits
{
    private static readonly HostCommandLimits Limits = new(TimeSpan.FromMinutes(20), 64L << 20) { Variables = HostCommandLimits.CleanVariables };

    private static readonly Lazy<string> Program = new(ReadProgram);

    /// <summary>True for files that the program reads: Python, and Cython by its tokens.</summary>
    public static bool Reads(string path) => Path.GetExtension(path) is ".py" or ".pyx" or ".pxd" or ".pxi";

    /// <summary>A kind for each pair, in their order. What a broken-off program did not answer is unknown.</summary>
    /// <exception cref="Bench.Sandbox.SandboxFaultException">There is no <c>python3</c>.</exception>
    public static async Task<ImmutableArray<EditKind>> CompareAsync(IReadOnlyList<EditPair> pairs, CancellationToken cancellationToken)
    {
        var result = await HostCommand.RunAsync(
            ["python3", "-I", "-S", "-W", "ignore", "-c", Program.Value], Path.GetTempPath(), Input(pairs), Limits, cancellationToken);
        var answers = result.OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, pairs.Count).Select(at => at < answers.Length ? KindOf(answers[at]) : EditKind.Unknown)];
    }

    private static EditKind KindOf(string answer) => answer switch
    {
        "same" => EditKind.Cosmetic,
        "differs" => EditKind.Meaningful,
        _ => EditKind.Unknown,
    };

    private static ReadOnlyMemory<byte> Input(IReadOnlyList<EditPair> pairs)
    {
        using var input = new MemoryStream();
        foreach (var pair in pairs)
        {
            var name = pair.Path.ReplaceLineEndings(" ");
            input.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pair.Old.Length} {pair.New.Length} {name}\n")));
            input.Write(pair.Old);
            input.Write(pair.New);
        }

        return input.ToArray();
    }

    private static string ReadProgram()
    {
        using var stream = typeof(PythonEdits).Assembly.GetManifestResourceStream("compare_python.py")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
