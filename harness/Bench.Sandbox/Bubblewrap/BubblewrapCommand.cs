using System.Collections.Immutable;
using System.Globalization;
using Bench.Sandbox.HostCells;

namespace Bench.Sandbox.Bubblewrap;

/// <summary>Writes the command line of bubblewrap for one process. Pure.</summary>
/// <param name="Spec">The cell.</param>
/// <param name="Root">What is shown of the machine.</param>
/// <param name="Privilege">How mounts are made.</param>
internal sealed record BubblewrapCommand(CellSpec Spec, MachineRoot Root, BubblewrapPrivilege Privilege)
{
    /// <summary>Descriptor at which the seccomp filter is handed over.</summary>
    public const int FilterDescriptor = 10;

    /// <summary>Bubblewrap itself, its first process inside, and the program.</summary>
    public const int Processes = 3;

    private const long SharedMemoryBytes = 64L << 20;
    private const long MostScratchBytes = 512L << 20;

    /// <summary>Path of a place inside.</summary>
    public static string PathOf(CellPlace place) => "/bench/" + Placeholders.Name(place).Trim('{', '}');

    /// <summary>The command line.</summary>
    /// <param name="arguments">Program and arguments, without placeholders.</param>
    /// <param name="folder">Working folder inside.</param>
    /// <param name="variables">Environment inside, complete.</param>
    public ImmutableArray<string> For(IEnumerable<string> arguments, string folder, ImmutableSortedDictionary<string, string> variables) =>
    [
        "/usr/bin/bwrap",
        .. Namespaces(),
        "--die-with-parent", "--new-session", "--hostname", "bench", "--seccomp", Text(FilterDescriptor),
        .. Files(),
        .. Become(folder, variables),
        .. arguments,
    ];

    private IEnumerable<string> Namespaces()
    {
        if (Privilege == BubblewrapPrivilege.UserNamespace)
        {
            yield return "--unshare-user";
        }

        foreach (var option in new[] { "--unshare-ipc", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try" })
        {
            yield return option;
        }

        if (!Spec.Network)
        {
            yield return "--unshare-net";
        }
    }

    private IEnumerable<string> Files() =>
    [
        .. Folder("/etc"),
        .. Folder("/bench"),
        .. Root.Options,
        .. Spec.Network ? Root.NetworkOptions : [],
        .. Spec.Mounts.SelectMany(mount => new[] { mount.Writable ? "--bind" : "--ro-bind", mount.HostPath, PathOf(mount.Place) }),
        "--proc", "/proc",
        "--dev", "/dev",
        "--perms", "1777", "--size", Text(SharedMemoryBytes), "--tmpfs", "/dev/shm",
        "--perms", "1777", "--size", Text(Math.Clamp(Spec.Limits.DiskBytes, 1L << 20, MostScratchBytes)), "--tmpfs", "/tmp",
        "--remount-ro", "/",
    ];

    /// <summary>
    /// Root keeps just the right to become somebody else, does so in the sandbox, and loses that right with it. Only then is the
    /// environment set: the loader obeys some of its variables, and nothing of the cell's may run before.
    /// </summary>
    private IEnumerable<string> Become(string folder, ImmutableSortedDictionary<string, string> variables)
    {
        var id = Text(HostUser.Unprivileged);
        string[] become = Privilege == BubblewrapPrivilege.UserNamespace
            ? ["--uid", id, "--gid", id, "--"]
            :
            [
                "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP", "--",
                "/usr/bin/setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--inh-caps=-all", "--bounding-set=-all", "--",
            ];
        return
        [
            "--chdir", folder, "--clearenv", "--cap-drop", "ALL",
            .. become,
            "/usr/bin/env", "-i", .. variables.Select(pair => $"{pair.Key}={pair.Value}"),
        ];
    }

    /// <summary>Folders that bubblewrap makes on its way to a mount could be entered by root only.</summary>
    private static string[] Folder(string path) => ["--perms", "0755", "--dir", path];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
