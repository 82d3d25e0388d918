using System.Diagnostics.CodeAnalysis;

namespace Bench.Harvester.Mine;

/// <summary>A repository on a hosting service.</summary>
/// <param name="Owner">Person or organisation.</param>
/// <param name="Name">Its name there.</param>
public sealed record RepositoryName(string Owner, string Name)
{
    /// <summary>Reads <c>owner/name</c>.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static RepositoryName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"\"{text}\" does not name a repository. Write owner/name, such as dask/dask.");

    /// <summary>Reads <c>owner/name</c>; false when it is not of that form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RepositoryName? name)
    {
        var parts = text?.Split('/') ?? [];
        name = parts.Length == 2 && IsOwner(parts[0]) && IsName(parts[1]) ? new RepositoryName(parts[0], parts[1]) : null;
        return name is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Owner}/{Name}";

    private static bool IsOwner(string text) => text.Length is > 0 and <= 100 && text[0] != '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 100 && text is not ("." or "..") && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
