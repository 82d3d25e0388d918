using System.Text.RegularExpressions;

namespace Bench.Contracts.Tasks;

/// <summary>
/// Identity of a task: <c>owner__repo-suffix</c>, where the suffix is a pull request number or a short commit id.
/// Only values that fit the pattern exist, so an id is safe in a file name.
/// </summary>
public sealed partial record TaskId
{
    /// <summary>What an id must look like, as a regular expression.</summary>
    public const string Pattern = "^[A-Za-z0-9][A-Za-z0-9-]{0,38}__[A-Za-z0-9_.-]{1,100}-([0-9]{1,10}|[0-9a-f]{7,40})$";

    private TaskId(string value) => Value = value;

    /// <summary>The id as text.</summary>
    public string Value { get; }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text does not fit <see cref="Pattern"/>.</exception>
    public static TaskId Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a task id: expected owner__repo-number or owner__repo-commit.");

    /// <summary>Reads an id; null when the text does not fit <see cref="Pattern"/>.</summary>
    public static TaskId? TryParse(string? text) =>
        text is not null && !text.Contains("..", StringComparison.Ordinal) && Shape().Match(text).Length == text.Length && text.Length > 0 ? new TaskId(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
