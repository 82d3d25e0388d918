namespace Bench.Sandbox.Images;

/// <summary>Labels of the images that are made here.</summary>
public static class ImageLabels
{
    /// <summary>Says that this project made it; nothing without it is ever removed.</summary>
    public const string Owner = "bench.owner";

    /// <summary>Value of <see cref="Owner"/>.</summary>
    public const string OwnerValue = "bench";

    /// <summary>Where the content came from.</summary>
    public const string Source = "bench.source";
}
