using System.Globalization;

namespace Bench.Harvester.Funnel;

/// <summary>What lies where in the folder of a harvest.</summary>
internal static class HarvestFiles
{
    /// <summary>The ranked list.</summary>
    public const string Candidates = "candidates.jsonl";

    /// <summary>Every verdict.</summary>
    public const string Funnel = "funnel.json";

    /// <summary>The page for people.</summary>
    public const string Page = "funnel.html";

    /// <summary>Folder of the logs.</summary>
    public const string Logs = "logs";

    /// <summary>Folder of the tasks that were admitted.</summary>
    public const string Tasks = "tasks";

    /// <summary>What a stage wrote while it looked at a pull request.</summary>
    public static string Log(string folder, int number, Stage stage) =>
        Path.Combine(folder, Logs, number.ToString(CultureInfo.InvariantCulture), StageWords.Of(stage) + ".log");

    /// <summary>A pull request's own folder.</summary>
    public static string Work(string folder, int number) => Path.Combine(folder, "work", number.ToString(CultureInfo.InvariantCulture));
}
