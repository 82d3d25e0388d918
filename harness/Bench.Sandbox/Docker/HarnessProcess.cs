using System.Globalization;

namespace Bench.Sandbox.Docker;

/// <summary>A process of this machine, told apart from all later ones with the same id.</summary>
/// <param name="Id">Process id.</param>
/// <param name="StartTicks">Clock ticks from boot to its start.</param>
/// <param name="BootId">Random id of the boot.</param>
/// <param name="Namespace">Its process namespace: ids of another one say nothing here.</param>
internal sealed record HarnessProcess(int Id, long StartTicks, string BootId, string Namespace)
{
    private const int StartTimeField = 22;

    /// <summary>This process.</summary>
    public static HarnessProcess This { get; } = Of(Environment.ProcessId);

    /// <summary>Id and start time, as a label has them.</summary>
    public string ProcessText => string.Create(CultureInfo.InvariantCulture, $"{Id}@{StartTicks}");

    /// <summary>Boot and namespace, as a label has them.</summary>
    public string MachineText => $"{BootId} {Namespace}";

    /// <summary>The process that has an id now.</summary>
    public static HarnessProcess Of(int id) => new(
        id,
        StartOf(id) ?? 0,
        File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(),
        File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name ?? string.Empty);

    /// <summary>Whether the process that two labels name has certainly ended: it was one of this boot and namespace, and is gone.</summary>
    public static bool HasEnded(string processText, string machineText)
    {
        var parts = processText.Split('@');
        return machineText == This.MachineText
            && parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && StartOf(id) != start;
    }

    /// <summary>Start time of a process; null when there is none of that id.</summary>
    private static long? StartOf(int id)
    {
        string stat;
        try
        {
            stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
        }
        catch (IOException)
        {
            return null;
        }

        // The second field is the program's name in parentheses and may hold anything, parentheses too.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(fields[StartTimeField - 3], CultureInfo.InvariantCulture);
    }
}
