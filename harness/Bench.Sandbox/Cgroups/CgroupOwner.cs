using System.Globalization;

namespace Bench.Sandbox.Cgroups;

/// <summary>
/// Names groups after the harness that made them, <c>bench-namespace-pid-start-number</c>, so that a later one can tell whether the
/// maker is dead. Pids mean something only inside one pid namespace and until they are used again: hence the namespace and the start time.
/// </summary>
internal sealed class CgroupOwner
{
    private const string Prefix = "bench";
    private readonly string _root;
    private readonly string _pidNamespace;
    private readonly string _self;

    private CgroupOwner(string root, string pidNamespace, string self)
    {
        _root = root;
        _pidNamespace = pidNamespace;
        _self = self;
    }

    public static CgroupOwner Current(string root)
    {
        // "pid:[4026531836]"
        var link = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        var pidNamespace = string.Concat(link.Where(char.IsAsciiDigit));
        var pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return new CgroupOwner(root, pidNamespace.Length == 0 ? "0" : pidNamespace, $"{pid}-{StartTime("/", pid)}");
    }

    public string Name(string number) => $"{Prefix}-{_pidNamespace}-{_self}-{number}";

    public bool IsOfDeadHarness(string name)
    {
        var parts = name.Split('-');
        return parts is [Prefix, var pidNamespace, var pid, var start, _]
            && pidNamespace == _pidNamespace
            && pid.Length > 0
            && pid.All(char.IsAsciiDigit)
            && StartTime(_root, pid) != start;
    }

    /// <summary>Start time of a process in clock ticks since boot; empty when there is no such process.</summary>
    private static string StartTime(string root, string pid)
    {
        if (CgroupFiles.TryRead(Path.Combine(root, "proc", pid, "stat")) is not { } stat)
        {
            return "";
        }

        // The name in parentheses may hold anything; the 20th field after it is the start time.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 19 ? fields[19] : "";
    }
}
