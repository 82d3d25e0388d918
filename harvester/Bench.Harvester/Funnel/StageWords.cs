using Bench.Evaluation.Shell;

namespace Bench.Harvester.Funnel;

/// <summary>Stages as words.</summary>
internal static class StageWords
{
    /// <summary>All words, in order.</summary>
    public static string[] All { get; } = [.. Enum.GetValues<Stage>().Select(Of)];

    /// <summary>The word of a stage.</summary>
    public static string Of(Stage stage) => stage.ToString().ToLowerInvariant();

    /// <summary>The stage of a word.</summary>
    /// <exception cref="WrongUseException">There is no such stage.</exception>
    public static Stage Parse(string option, string word) => Array.IndexOf(All, word) is >= 0 and var place
        ? (Stage)place
        : throw new WrongUseException($"{option}: there is no stage '{word}'; expected one of {string.Join(", ", All)}.");
}
