using System.Collections.Immutable;
using Bench.Evaluation.Shell;
using Bench.Harvester.Filter.Profiles;

namespace Bench.Harvester.Funnel;

/// <summary>What a user asked the harvester to do.</summary>
/// <param name="Source">The repository, as it was named.</param>
/// <param name="Out">Folder of the harvest.</param>
/// <param name="Until">Last stage that is done.</param>
/// <param name="From">First stage that is done again; null to go on where it stopped.</param>
/// <param name="Only">Numbers of the pull requests that are looked at; empty for all.</param>
/// <param name="Workers">Candidates side by side.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
/// <param name="Profile">Name of the filter.</param>
internal sealed record HarvestRequest(string Source, string Out, Stage Until, Stage? From, ImmutableSortedSet<int> Only, int Workers, long Seed, string Profile = FilterProfiles.Default)
{
    /// <summary>Whether GitHub is asked beside the history.</summary>
    public bool AsksGitHub { get; init; }

    /// <summary>What was said of the stages behind Filter.</summary>
    public StageOptions Stages { get; init; } = new();

    /// <summary>Whether a pull request is to be looked at.</summary>
    public bool Wants(int number) => Only.IsEmpty || Only.Contains(number);

    /// <summary>Checks what can be checked before anything is read.</summary>
    /// <exception cref="WrongUseException">The options do not fit together.</exception>
    public HarvestRequest Checked() => this switch
    {
        { Workers: < 1 or > 256 } => throw new WrongUseException($"--workers: found {Workers}; expected a number from 1 to 256."),
        { Seed: < 0 } => throw new WrongUseException($"--seed: found {Seed}; expected 0 or more."),
        { From: { } from } when from > Until => throw new WrongUseException($"--from {StageWords.Of(from)} comes behind --until {StageWords.Of(Until)}: there would be nothing to do."),
        _ when File.Exists(Out) => throw new WrongUseException($"--out: '{Out}' is a file. Choose a folder."),
        _ when Only.FirstOrDefault(1) < 1 => throw new WrongUseException($"--only: found {Only.First()}; expected numbers of pull requests, such as 12,34."),
        _ => this,
    };
}
