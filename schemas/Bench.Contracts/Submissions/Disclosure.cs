using Bench.Contracts.Documents;

namespace Bench.Contracts.Submissions;

/// <summary>What a submitter says about a submission, beside the predictions themselves. Every field may stay unsaid.</summary>
/// <param name="Name">Name to show; the model's own when null.</param>
/// <param name="Agent">Program that drove the model.</param>
/// <param name="Organisation">Who submits it.</param>
/// <param name="Url">Page about it, http or https.</param>
/// <param name="OpenAgent">Whether the agent's code is open.</param>
/// <param name="OpenWeights">Whether the model's weights are open.</param>
/// <param name="Text">What else should be known, such as data that the model was trained on.</param>
/// <param name="CostUsd">What all predictions together cost, in US dollars.</param>
public sealed record Disclosure(
    string? Name = null,
    string? Agent = null,
    string? Organisation = null,
    string? Url = null,
    bool? OpenAgent = null,
    bool? OpenWeights = null,
    string? Text = null,
    [property: Bounds(0, 1e9)] double? CostUsd = null);
