using System.Text.Json;
using Bench.Contracts.Submissions;
using Bench.Evaluation.Shell;

namespace Bench.Harness.Queueing;

/// <summary>A site's problem details, made harmless. What is no such document has no words and offers nothing.</summary>
/// <param name="Words">What it says, on one line.</param>
/// <param name="OffersAgain">Whether the same would be taken if another measurement were asked for.</param>
/// <param name="Published">Address, on the site, of the published submission that stands for what was brought; null where there is none.</param>
internal sealed record SiteProblem(string Words = "", bool OffersAgain = false, string? Published = null)
{
    private static readonly string[] Telling = ["title", "detail", "code"];

    /// <summary>Reads the body of an answer.</summary>
    public static SiteProblem Read(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            var root = problem.RootElement;
            var parts = Telling.Select(name => root.TryGetProperty(name, out var value) ? value.ToString() : "").Where(text => text.Length > 0);
            return new SiteProblem(
                PlainText.Of(string.Join("; ", parts)),
                root.TryGetProperty(RefusalMembers.Again, out var again) && again.ValueKind == JsonValueKind.True,
                root.TryGetProperty(RefusalMembers.Published, out var published) && published.ValueKind == JsonValueKind.String ? PlainText.Of(published.GetString()!) : null);
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            return new SiteProblem();
        }
    }
}
