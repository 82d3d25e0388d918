using System.Formats.Tar;
using System.Runtime.InteropServices;

namespace Bench.Sandbox.Images;

/// <summary>The machine's own .NET SDK.</summary>
/// <param name="Path">The folder that holds sdk/ and shared/.</param>
/// <param name="SdkVersion">Newest SDK in it.</param>
internal sealed record DotnetFolder(string Path, string SdkVersion)
{
    /// <summary>Where an image has it.</summary>
    public const string InsideImage = "/usr/share/dotnet";

    /// <summary>The SDK of DOTNET_ROOT, of the runtime that runs this, or of the `dotnet` on PATH; null when none of them has an SDK 10.</summary>
    public static DotnetFolder? Find() =>
        Candidates().Where(c => c is not null).Select(c => Look(c!)).FirstOrDefault(found => found is not null);

    /// <summary>Writes the folder as a tar stream of paths below the root of a file system, with /usr/bin/dotnet pointing into it.</summary>
    public async Task WriteTarAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true);
        var inside = InsideImage.TrimStart('/');
        foreach (var path in Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await tar.WriteEntryAsync(path, $"{inside}/{System.IO.Path.GetRelativePath(Path, path)}", cancellationToken);
        }

        var link = new PaxTarEntry(TarEntryType.SymbolicLink, "usr/bin/dotnet") { LinkName = InsideImage + "/dotnet" };
        await tar.WriteEntryAsync(link, cancellationToken);
    }

    private static IEnumerable<string?> Candidates()
    {
        yield return Environment.GetEnvironmentVariable("DOTNET_ROOT");
        // .../shared/Microsoft.NETCore.App/10.0.x/
        yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var program = new FileInfo(System.IO.Path.Combine(folder, "dotnet"));
            if (program.Exists)
            {
                yield return System.IO.Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName);
            }
        }
    }

    private static DotnetFolder? Look(string folder)
    {
        var sdks = System.IO.Path.Combine(folder, "sdk");
        if (!File.Exists(System.IO.Path.Combine(folder, "dotnet")) || !Directory.Exists(sdks))
        {
            return null;
        }

        var newest = Directory.EnumerateDirectories(sdks, "10.*").Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal).LastOrDefault();
        return newest is null ? null : new DotnetFolder(System.IO.Path.GetFullPath(folder), newest);
    }
}
