namespace Bench.Browser.Tests;

/// <summary>One address of each kind of page.</summary>
internal static class PageKinds
{
    private static readonly Dictionary<string, string> Addresses = new(StringComparer.Ordinal)
    {
        ["board"] = "/",
        ["board by another rule"] = "/?rule=sr-hm&sort=score&desc=true",
        ["board without rows"] = "/?q=nobody-is-called-so",
        ["submission"] = $"/submissions/{SmallData.Submission}",
        ["submission at a task"] = $"/submissions/{SmallData.Submission}/tasks/{SmallData.Task}",
        ["comparison"] = $"/compare?a={SmallData.Submission}&b={SmallData.Other}",
        ["tasks"] = "/tasks",
        ["task"] = $"/tasks/{SmallData.Task}",
        ["rules"] = "/rules",
        ["matrix"] = "/matrix",
        ["machines"] = "/machines",
        ["machine"] = $"/machines/{SmallData.MachineClass}",
        ["submit"] = "/submit",
        ["status"] = "/status",
        ["changes"] = "/changes",
        ["search"] = "/search?q=model",
        ["documents"] = "/docs",
        ["document"] = "/docs/scoring",
        ["data"] = "/data",
        ["no such page"] = "/no-such-page",
        ["address that is not understood"] = "/?rule=no-such-rule",
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Addresses.Keys;

    /// <summary>The address of one.</summary>
    public static string Address(string name) => Addresses[name];
}
