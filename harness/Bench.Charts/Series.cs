namespace Bench.Charts;

/// <summary>How a series looks, everywhere on a page.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Style">Name of its colour in the style sheet: <c>base</c>, <c>control</c>, <c>expert</c> or <c>candidate</c>.</param>
/// <param name="Shape">Its marker.</param>
public sealed record Series(string Name, string Style, MarkerShape Shape);
