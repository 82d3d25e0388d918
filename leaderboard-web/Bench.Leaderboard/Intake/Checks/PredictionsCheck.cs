using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Submissions;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>Checks a predictions file as it is read: format, names, task ids. Nothing of it is run, and every line must be sound.</summary>
/// <param name="dataset">What is on the board.</param>
/// <param name="limits">How much may be handed in.</param>
internal sealed class PredictionsCheck(Dataset dataset, IntakeLimits limits)
{
    /// <summary>Most problems that are told at once.</summary>
    public const int MostProblems = 20;

    private const string Shown = "predictions";
    private const int LongestDetail = 400;
    private const int LongestExcerpt = 60;

    private readonly DisclosureCheck _names = new(KnownNames.Of(dataset));
    private readonly ImmutableArray<UploadProblem>.Builder _problems = ImmutableArray.CreateBuilder<UploadProblem>();
    private readonly Dictionary<string, string?> _models = new(StringComparer.Ordinal);
    private readonly List<byte[]> _digests = [];

    /// <summary>Checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="disclosure">What is said about it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<UploadCheck> OfAsync(string path, Disclosure disclosure, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        await foreach (var line in PredictionReader.ReadAsync(stream, Shown, cancellationToken))
        {
            if (_problems.Count == MostProblems || _digests.Count > limits.Predictions)
            {
                break;
            }

            Look(line);
        }

        if (_digests.Count > limits.Predictions)
        {
            _problems.Insert(0, new UploadProblem(ReasonCode.UploadTooLarge, UploadProblem.File, $"found more predictions; expected at most {limits.Predictions}"));
        }
        else if (_problems.Count == 0 && _digests.Count == 0)
        {
            Add(ReasonCode.UploadMalformed, 0, "found no prediction; expected one JSON object a line");
        }

        if (_problems.Count == 0 && disclosure.Name is not null && _models.Count > 1)
        {
            _problems.Add(new UploadProblem(ReasonCode.UploadFieldInvalid, "name", $"found predictions of {_models.Count} models; expected no name, since each is shown by its own"));
        }

        return _problems.Count > 0 ? new UploadCheck.Refused(_problems.ToImmutable()) : new UploadCheck.Sound(Content());
    }

    private void Look(LineReading<Prediction> line)
    {
        switch (line)
        {
            case LineReading<Prediction>.Bad(var number, var error):
                Add(ReasonCode.UploadMalformed, number, $"{(error.Pointer.Length > 0 ? $"{error.Pointer}: " : "")}{error.Problem}; expected {error.Expected}");
                break;
            case LineReading<Prediction>.Good(var number, var prediction):
                Look(number, prediction);
                break;
            default:
                throw new InvalidOperationException("unknown line");
        }
    }

    private void Look(long line, Prediction prediction)
    {
        _digests.Add(Digest(prediction));
        if (TaskId.TryParse(prediction.InstanceId) is not { } task || !dataset.Tasks.ContainsKey(task))
        {
            Add(ReasonCode.UnknownInstance, line, $"/instance_id: found '{Excerpt(prediction.InstanceId)}', which is not among the {dataset.Tasks.Count} tasks of this site; expected one of them");
        }

        if (!_models.TryGetValue(prediction.ModelNameOrPath, out var problem))
        {
            problem = _names.NameProblem(prediction.ModelNameOrPath);
            _models.Add(prediction.ModelNameOrPath, problem);
            if (problem is not null)
            {
                Add(ReasonCode.UploadFieldInvalid, line, $"/model_name_or_path: {problem}");
            }
        }

        if (prediction.TrajectoryUrl is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            Add(ReasonCode.UrlForbidden, line, "/trajectory_url: expected an address that begins with https:// or http://");
        }
    }

    /// <summary>What a prediction says: the same with other blanks, another order of keys or lines, or another cost is the same.</summary>
    private static byte[] Digest(Prediction prediction)
    {
        var said = new[] { prediction.InstanceId, prediction.ModelNameOrPath, prediction.Attempt.ToString(CultureInfo.InvariantCulture), prediction.ModelPatch };
        return SHA256.HashData(Encoding.UTF8.GetBytes(BenchJson.Line(said)));
    }

    private string Content()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in _digests.OrderBy(Convert.ToHexString, StringComparer.Ordinal))
        {
            digest.AppendData(one);
        }

        return "predictions " + Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private void Add(ReasonCode code, long line, string detail) =>
        _problems.Add(new UploadProblem(code, UploadProblem.File, detail.Length <= LongestDetail ? detail : detail[..LongestDetail] + "…", line));

    private static string Excerpt(string text)
    {
        var shown = string.Concat(text.Take(LongestExcerpt).Select(letter => char.IsLetterOrDigit(letter) || (char.IsAscii(letter) && !char.IsControl(letter)) ? letter : '?'));
        return text.Length > LongestExcerpt ? shown + "…" : shown;
    }
}
