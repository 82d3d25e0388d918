using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Sandbox.Images;

/// <summary>A Dockerfile and what it can copy.</summary>
internal sealed class BuildContext
{
    private const long MostBytes = 1L << 30;
    private static readonly char[] Blank = [' ', '\t'];
    private readonly string _folder;
    private readonly List<string> _files;

    private BuildContext(string folder, string dockerfile, string[] instructions, List<string> files)
    {
        _folder = folder;
        _files = files;
        Dockerfile = dockerfile;
        Arguments = [.. instructions.Select(Words).Where(w => w[0] == "ARG" && w.Length > 1).Select(w => w[1].Split('=')[0])];
    }

    /// <summary>Name of the Dockerfile in the context.</summary>
    public string Dockerfile { get; }

    /// <summary>Names of its build arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Reads a Dockerfile. The context is its folder; one that copies nothing needs, and gets, only itself.</summary>
    /// <exception cref="SandboxFaultException">There is none, or its folder is too large to be a context.</exception>
    public static BuildContext Open(string dockerfilePath)
    {
        if (!File.Exists(dockerfilePath))
        {
            throw new SandboxFaultException($"There is no Dockerfile {dockerfilePath}.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(dockerfilePath))!;
        var name = Path.GetFileName(dockerfilePath);
        var instructions = File.ReadAllLines(dockerfilePath).Where(l => Words(l).Length > 0).ToArray();
        List<string> files = instructions.Any(Copies)
            ? [.. Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
                .Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)]
            : [name];
        var bytes = files.Select(f => new FileInfo(Path.Combine(folder, f))).Where(f => f is { Exists: true, LinkTarget: null }).Sum(f => f.Length);
        return bytes <= MostBytes
            ? new BuildContext(folder, name, instructions, files)
            : throw new SandboxFaultException(string.Create(
                CultureInfo.InvariantCulture, $"{folder} is the context of {name} and holds {bytes >> 20} MB; at most {MostBytes >> 20} MB are sent to the engine."));
    }

    /// <summary>Digest of everything that the image is made of, as far as it can be known before.</summary>
    /// <param name="arguments">Build arguments, each with the id of the image it names.</param>
    public string Key(IEnumerable<KeyValuePair<string, string>> arguments)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text.Length}:{text};"));
        Append(Dockerfile);
        foreach (var (name, value) in arguments.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            Append(name);
            Append(value);
        }

        foreach (var file in _files)
        {
            var info = new FileInfo(Path.Combine(_folder, file));
            Append(file);
            Append(info.LinkTarget ?? string.Empty);
            Append(info is { Exists: true, LinkTarget: null } ? $"{(int)info.UnixFileMode} {Convert.ToHexString(Digest(info.FullName))}" : string.Empty);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }

    /// <summary>Writes the context as a tar stream.</summary>
    public async Task WriteTarAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var file in _files)
        {
            await tar.WriteEntryAsync(Path.Combine(_folder, file), file, cancellationToken);
        }
    }

    private static byte[] Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return SHA256.HashData(stream);
    }

    /// <summary>Whether an instruction takes files of the context: COPY and ADD do, unless they copy from another image.</summary>
    private static bool Copies(string line) =>
        Words(line) is ["COPY" or "ADD", .. var rest] && !rest.Any(w => w.StartsWith("--from=", StringComparison.Ordinal));

    /// <summary>Words of an instruction, its name in capitals and without ONBUILD before it; none for a comment or an empty line.</summary>
    private static string[] Words(string line)
    {
        var words = line.Split(Blank, StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => w.Equals("ONBUILD", StringComparison.OrdinalIgnoreCase)).ToArray();
        return words is [var name, ..] && name[0] != '#' ? [name.ToUpperInvariant(), .. words[1..]] : [];
    }
}
