namespace Bench.Sandbox.Images;

/// <summary>A name of an image, taken apart as the engine's API wants it.</summary>
/// <param name="Repository">Registry and repository.</param>
/// <param name="Tag">Tag, or a digest.</param>
internal sealed record ImageReference(string Repository, string Tag)
{
    /// <summary>Takes a name apart; without a tag it means <c>latest</c>, which the engine would take for all tags.</summary>
    public static ImageReference Parse(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            return new ImageReference(name[..at], name[(at + 1)..]);
        }

        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? new ImageReference(name[..colon], name[(colon + 1)..]) : new ImageReference(name, "latest");
    }
}
