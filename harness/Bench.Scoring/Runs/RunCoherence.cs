using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.Runs;

/// <summary>
/// Whether the results and the samples of a run fit together, so that a file that was cut, mixed up or altered is refused with its place and
/// not scored. What was decided beside the samples (patch, build, tests, answers) can only be taken as it is recorded.
/// </summary>
/// <param name="resultsPath">Path of the results, for messages.</param>
/// <param name="results">The results with their lines.</param>
/// <param name="samplesPath">Path of the samples, for messages.</param>
/// <param name="samples">The samples with their lines.</param>
internal sealed class RunCoherence(
    string resultsPath,
    ImmutableArray<LineReading<TaskResult>.Good> results,
    string samplesPath,
    ImmutableArray<LineReading<Sample>.Good> samples)
{
    /// <summary>The first thing that does not fit; null when all does.</summary>
    public DocumentError? Problem()
    {
        var sittings = new Dictionary<string, SittingSamples>(StringComparer.Ordinal);
        foreach (var sitting in samples.GroupBy(sample => sample.Value.Sitting, StringComparer.Ordinal))
        {
            try
            {
                sittings.Add(sitting.Key, SittingSamples.Of([.. sitting.Select(sample => sample.Value)]));
            }
            catch (SampleRefusedException refused)
            {
                var line = sitting.First(sample => ReferenceEquals(sample.Value, refused.Sample)).Line;
                return Error(samplesPath, line, "/rotation", refused.Message, "samples of one sitting that fit together");
            }
            catch (ArgumentException problem)
            {
                return Error(samplesPath, sitting.First().Line, "/kind", $"found in the sitting '{sitting.Key}': {problem.Message}", "one base, at most one control and one expert, and candidates");
            }
        }

        return Repeated() ?? results.Select(result => Problem(result, sittings)).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>The same for a run that was imported from a report: nothing in it may look measured.</summary>
    public DocumentError? ProblemOfReport() =>
        !samples.IsEmpty ? Error(samplesPath, samples[0].Line, "", "found a sample of a run that was imported from a report", "an empty file")
            : results.FirstOrDefault(line => line.Value is not { Sitting: null, Arm: null, Rotations: 0 }) is { } measured ? Error(resultsPath, measured.Line, "/sitting", "found a sitting, an arm or rotations in a run that was imported from a report", "none")
            : Repeated();

    /// <summary>The first attempt or arm that two results claim; null when each has its own.</summary>
    public DocumentError? Repeated()
    {
        var attempts = new HashSet<(string, string, int)>();
        var arms = new HashSet<(string, string)>();
        foreach (var (line, result) in results)
        {
            if (!attempts.Add((result.Task.Value, result.Model, result.Attempt)))
            {
                return Error(resultsPath, line, "/attempt", $"found attempt {result.Attempt} of this model at {result.Task} a second time", "each attempt once");
            }

            if (result is { Sitting: { } sitting, Arm: { } arm } && !arms.Add((sitting, arm)))
            {
                return Error(resultsPath, line, "/arm", $"found the arm '{arm}' of the sitting '{sitting}' a second time", "an arm of its own for each result");
            }
        }

        return null;
    }

    private static DocumentError Error(string path, long line, string pointer, string problem, string expected) =>
        new(path, line, pointer, problem.TrimEnd('.'), expected);

    private DocumentError? Problem(LineReading<TaskResult>.Good line, Dictionary<string, SittingSamples> sittings)
    {
        var result = line.Value;
        var isMeasured = result.Outcome is not (OutcomeKind.Failed or OutcomeKind.Fault);
        if (result.Parity is { } parity && (parity.FailedTests.Length > parity.Failed || parity.MissingTests.Length > parity.Missing))
        {
            return Error(
                resultsPath,
                line.Line,
                "/parity",
                string.Create(CultureInfo.InvariantCulture, $"found {parity.Failed} failed and {parity.Missing} missing tests, and the names of {parity.FailedTests.Length} and {parity.MissingTests.Length}"),
                "no more names than tests");
        }

        if (!isMeasured && result.Sitting is null)
        {
            return null;
        }

        if (result.Sitting is not { } id || !sittings.TryGetValue(id, out var sitting))
        {
            return Error(resultsPath, line.Line, "/sitting", $"found '{result.Sitting}', of which {samplesPath} holds no sample", "a sitting of that file");
        }

        if (sitting.Task != result.Task)
        {
            return Error(resultsPath, line.Line, "/sitting", $"found '{id}', which is a sitting of {sitting.Task}", $"a sitting of {result.Task}");
        }

        var arm = sitting.Arms.FirstOrDefault(own => own.Arm == result.Arm);
        return arm is { Kind: not ArmKind.Candidate } ? Error(resultsPath, line.Line, "/arm", $"found '{arm.Arm}', which is the {arm.Kind.ToString().ToLowerInvariant()} of the sitting", "a candidate's arm")
            : isMeasured ? Problem(line, arm, sitting)
            : null;
    }

    private DocumentError? Problem(LineReading<TaskResult>.Good line, ArmSamples? arm, SittingSamples sitting)
    {
        var result = line.Value;
        return result.Parity is null
            ? Error(resultsPath, line.Line, "/parity", $"found no account of the guarding tests beside the outcome '{result.Outcome.ToString().ToLowerInvariant()}'", "what they said, since they come before measuring")
            : result.Parity is { Failed: > 0 } or { Missing: > 0 }
            ? Error(resultsPath, line.Line, "/parity", $"found guarding tests that failed or are missing beside the outcome '{result.Outcome.ToString().ToLowerInvariant()}'", "the outcome 'failed', or tests that all passed")
            : arm is null
            ? Error(resultsPath, line.Line, "/arm", $"found '{result.Arm}', of which {samplesPath} holds no sample in the sitting '{sitting.Sitting}'", "an arm of that sitting")
            : sitting.Expert is null
            ? Error(resultsPath, line.Line, "/sitting", $"found '{sitting.Sitting}', which has no expert in {samplesPath}", "a sitting with an expert")
            : arm.ByRotation.Count != result.Rotations
            ? Error(resultsPath, line.Line, "/rotations", string.Create(CultureInfo.InvariantCulture, $"found {result.Rotations}, and {arm.ByRotation.Count} in {samplesPath}: one of the two files was cut or altered"), "the same number in both")
            : null;
    }
}
