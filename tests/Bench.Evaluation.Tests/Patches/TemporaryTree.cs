using System.Text;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

/// <summary>A folder of its own that is removed at the end of the test.</summary>
internal sealed class TemporaryTree : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("bench-patch-").FullName;

    public string this[string path] => Encoding.Latin1.GetString(File.ReadAllBytes(Full(path)));

    public string Full(string path) => Path.Combine(Root, path);

    public bool Has(string path) => File.Exists(Full(path));

    public TemporaryTree With(string path, string content, bool executable = false) => With(path, Encoding.UTF8.GetBytes(content), executable);

    public TemporaryTree With(string path, byte[] content, bool executable = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllBytes(Full(path), content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Full(path), (UnixFileMode)Convert.ToInt32(executable ? "755" : "644", 8));
        }

        return this;
    }

    public TemporaryTree WithLink(string path, string target)
    {
        File.CreateSymbolicLink(Full(path), target);
        return this;
    }

    public TreeManifest Manifest() => TreeManifest.Read(Root);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
