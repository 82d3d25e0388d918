using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Harvester.Funnel;

/// <summary>What the verdicts of a stage rest on beside the pull request. Another digest means that they are made again.</summary>
internal static class StageDigests
{
    /// <summary>Raised when a stage judges otherwise than before.</summary>
    private static readonly ImmutableArray<int> Versions = [1, 3, 1, 1, 1, 1];

    /// <summary>The digest of each stage.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="head">Newest commit of the main line.</param>
    public static ImmutableSortedDictionary<Stage, string> Of(HarvestRequest request, string head) =>
        Enum.GetValues<Stage>().ToImmutableSortedDictionary(stage => stage, stage => Digest(stage, request, head));

    private static string Digest(Stage stage, HarvestRequest request, string head)
    {
        var text = stage switch
        {
            Stage.Mine => $"{stage} {Versions[(int)stage]} {head}{(request.AsksGitHub ? " github" : "")}",
            Stage.Filter => $"{stage} {Versions[(int)stage]} {head} {request.Profile}{(request.AsksGitHub ? " github" : "")}",
            _ => $"{stage} {Versions[(int)stage]} {request.Seed} {request.Stages.Digest(stage)}",
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
