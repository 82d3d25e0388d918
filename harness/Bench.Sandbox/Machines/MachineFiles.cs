using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Sandbox.Machines;

/// <summary>Files of a machine under a root, so that captured trees of other machines can be read as well.</summary>
internal sealed class MachineFiles(string root)
{
    /// <summary>Text of a file without white space at its ends; null when there is none or it may not be read.</summary>
    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(Path.Join(root, path)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public IEnumerable<string> Lines(string path) => (Read(path) ?? "").Split('\n').Select(line => line.Trim());

    public ImmutableArray<int> ReadCpus(string path) => Read(path) is { } text ? CpuSet.Parse(text) : [];

    /// <summary>Value of the first line <c>name: value</c>.</summary>
    public string? Field(string path, string name, char separator = ':') =>
        Lines(path)
            .Select(line => line.Split(separator, 2))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == name)?[1]
            .Trim();

    /// <summary>Value of a line <c>name: 123 kB</c> in MiB; 0 when it is missing.</summary>
    public long MiB(string path, string name) =>
        Field(path, name) is { } text && long.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var kib) ? kib / 1024 : 0;

    public bool HasFolder(string path) => Directory.Exists(Path.Join(root, path));
}
