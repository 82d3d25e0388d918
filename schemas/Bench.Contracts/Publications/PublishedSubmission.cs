using Bench.Contracts.Documents;

namespace Bench.Contracts.Publications;

/// <summary>One model's predictions in a published run: what a row of the board ranks.</summary>
/// <param name="Id">Identity on the site; lower-case letters, digits and hyphens.</param>
/// <param name="Model">Name that the results of the run carry (<c>model_name_or_path</c>).</param>
/// <param name="Name">Name to show; the model's own when null.</param>
/// <param name="Agent">Program that drove the model; null when nobody said.</param>
/// <param name="Organisation">Who submitted it; null when nobody said.</param>
/// <param name="Url">Page about it, http or https; null when there is none.</param>
/// <param name="OpenAgent">Whether the agent's code is open; null when nobody said.</param>
/// <param name="OpenWeights">Whether the model's weights are open; null when nobody said.</param>
/// <param name="Disclosure">What the submitter disclosed, such as data that the model was trained on; null when nothing.</param>
/// <param name="CostUsd">What all predictions together cost, in US dollars; null when nobody said.</param>
public sealed record PublishedSubmission(
    [property: Shape(PublishedSubmission.IdPattern, PublishedSubmission.IdWords)] string Id,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string Model,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string? Name = null,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string? Agent = null,
    [property: Shape(TextPatterns.Name, TextPatterns.NameWords)] string? Organisation = null,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string? Url = null,
    bool? OpenAgent = null,
    bool? OpenWeights = null,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string? Disclosure = null,
    [property: Bounds(0, 1e9)] double? CostUsd = null)
{
    /// <summary>Shape of an id: what can stand in an address and in a file name as it is.</summary>
    public const string IdPattern = "^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$";

    /// <summary>The same in words.</summary>
    public const string IdWords = "1 to 80 lower-case letters, digits and hyphens, neither first nor last a hyphen";
}
