using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>Reads what a submitter says about a submission out of the fields of a form or a query. Fields that are empty were not said.</summary>
/// <param name="known">Names on the board.</param>
internal sealed class DisclosureCheck(KnownNames known)
{
    /// <summary>Longest of the free text, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>Longest address, in characters.</summary>
    public const int LongestUrl = 300;

    private readonly ImmutableArray<UploadProblem>.Builder _problems = ImmutableArray.CreateBuilder<UploadProblem>();

    /// <summary>Names of the fields, in the order of the form.</summary>
    public static ImmutableArray<string> Fields { get; } = ["name", "agent", "organisation", "url", "openAgent", "openWeights", "cost", "disclosure"];

    /// <summary>Reads the fields.</summary>
    /// <param name="field">Text of a field; null or empty when it was not given.</param>
    public (Disclosure Disclosure, ImmutableArray<UploadProblem> Problems) Read(Func<string, string?> field)
    {
        string? Given(string name) => field(name)?.Trim() is { Length: > 0 } text ? text : null;
        var disclosure = new Disclosure(
            Name("name", Given("name")),
            Name("agent", Given("agent")),
            Name("organisation", Given("organisation")),
            Url(Given("url")),
            YesOrNo("openAgent", Given("openAgent")),
            YesOrNo("openWeights", Given("openWeights")),
            Text(Given("disclosure")),
            Cost(Given("cost")));
        return (disclosure, _problems.ToImmutable());
    }

    /// <summary>What is wrong with a name; null when the board may show it.</summary>
    public string? NameProblem(string name) =>
        PlainName.Problem(name) is { } problem ? $"{problem}; expected {PlainName.Words}"
        : known.MistakenFor(name) is { } taken ? $"looks like '{taken}', which is on the board; expected that very name, or one that cannot be mistaken for it"
        : null;

    private string? Name(string field, string? text)
    {
        if (text is not null && NameProblem(text) is { } problem)
        {
            Add(ReasonCode.UploadFieldInvalid, field, problem);
            return null;
        }

        return text;
    }

    private string? Url(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length > LongestUrl || text.Any(char.IsControl) || !Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            Add(ReasonCode.UploadFieldInvalid, "url", $"expected an address such as https://example.org/agent, at most {LongestUrl} characters");
            return null;
        }

        if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            Add(ReasonCode.UrlForbidden, "url", "expected an address that begins with https:// or http://, without a user name");
            return null;
        }

        return address.AbsoluteUri;
    }

    private bool? YesOrNo(string field, string? text)
    {
        if (text is not (null or "yes" or "no" or "true" or "false"))
        {
            Add(ReasonCode.UploadFieldInvalid, field, "expected yes or no");
        }

        return text is null ? null : text is "yes" or "true";
    }

    private double? Cost(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost) && cost is >= 0 and <= 1e9)
        {
            return cost;
        }

        Add(ReasonCode.UploadFieldInvalid, "cost", "expected US dollars as a plain number, such as 12.50");
        return null;
    }

    private string? Text(string? text)
    {
        var line = text?.ReplaceLineEndings(" ").Replace('\t', ' ');
        if (line is null || (line.Length <= LongestText && !line.Any(char.IsControl)))
        {
            return line;
        }

        Add(ReasonCode.UploadFieldInvalid, "disclosure", $"expected plain text, at most {LongestText} characters");
        return null;
    }

    private void Add(ReasonCode code, string field, string detail) => _problems.Add(new UploadProblem(code, field, detail));
}
