using System.Collections.Immutable;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.Bubblewrap;

/// <summary>The part of the machine's own file system that code inside needs to run programs, as options of bubblewrap. Looked up once; no home, no sockets, no secrets.</summary>
/// <param name="Options">Options for every cell.</param>
/// <param name="NetworkOptions">Further ones for a cell with network.</param>
/// <param name="Dotnet">The machine's .NET, when it has one.</param>
internal sealed record MachineRoot(ImmutableArray<string> Options, ImmutableArray<string> NetworkOptions, DotnetFolder? Dotnet)
{
    /// <summary>Folders of programs; on merged systems all but the first are links into it.</summary>
    private static readonly string[] Programs = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];

    /// <summary>What the loader, the languages and the time zone need of /etc.</summary>
    private static readonly string[] Settings =
    [
        "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/localtime", "/etc/timezone",
        "/etc/mime.types", "/etc/services", "/etc/protocols", "/etc/python3", "/etc/python3.11", "/etc/python3.12", "/etc/python3.13",
        "/etc/dotnet", "/etc/debian_version", "/etc/os-release",
    ];

    private static readonly string[] NetworkSettings = ["/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/ca-certificates", "/etc/pki/tls/certs", "/etc/pki/ca-trust", "/etc/resolv.conf"];

    /// <summary>Looks at the machine and writes the account files that are shown in place of its own.</summary>
    /// <param name="filesFolder">Folder for the account files.</param>
    public static MachineRoot Read(string filesFolder)
    {
        var dotnet = DotnetFolder.Find();
        List<string> options = [.. Programs.SelectMany(Program), .. Settings.SelectMany(Show), .. Accounts(filesFolder)];
        if (HostVariables.IsElsewhere(dotnet))
        {
            options.AddRange([.. FoldersAbove(dotnet!.Path), "--ro-bind", dotnet.Path, dotnet.Path]);
        }

        return new MachineRoot([.. options], [.. NetworkSettings.SelectMany(Show)], dotnet);
    }

    private static IEnumerable<string> Program(string path)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
        {
            return [];
        }

        return folder.LinkTarget is { } target ? ["--symlink", target, path] : ["--ro-bind", path, path];
    }

    /// <summary>Links are followed, because what they point to (/run, say) is not shown.</summary>
    private static IEnumerable<string> Show(string path)
    {
        FileSystemInfo entry = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return entry.Exists ? [.. FoldersAbove(path), "--ro-bind", entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path, path] : [];
    }

    /// <summary>Made here because bubblewrap itself would make them for root only.</summary>
    private static IEnumerable<string> FoldersAbove(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(1, parts.Length - 1).SelectMany(count => new[] { "--perms", "0755", "--dir", "/" + string.Join('/', parts.Take(count)) });
    }

    private static IEnumerable<string> Accounts(string folder)
    {
        const int Id = HostUser.Unprivileged;
        Directory.CreateDirectory(folder);
        (string Name, string Text)[] files =
        [
            ("passwd", $"root:x:0:0:root:/:/usr/sbin/nologin\nbench:x:{Id}:{Id}:bench:/tmp:/bin/sh\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n"),
            ("group", $"root:x:0:\nbench:x:{Id}:\nnogroup:x:65534:\n"),
            ("hosts", "127.0.0.1 localhost bench\n::1 localhost\n"),
            ("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
        ];
        foreach (var (name, text) in files)
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file) && File.ReadAllText(file) == text)
            {
                continue; // another harness may be showing it to a cell just now
            }

            File.WriteAllText(file, text);
            File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        }

        return files.SelectMany(file => new[] { "--ro-bind", Path.Combine(folder, file.Name), $"/etc/{file.Name}" });
    }
}
