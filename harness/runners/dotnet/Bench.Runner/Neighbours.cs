using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Bench.Runner;

/// <summary>Finds what an assembly refers to: in its folder, and where its <c>.deps.json</c> says.</summary>
internal sealed class Neighbours
{
    private static Neighbours? _known;

    private readonly string _folder;
    private readonly bool _isPlain;
    private readonly Lazy<AssemblyDependencyResolver> _resolver;

    private Neighbours(string file)
    {
        _folder = Path.GetDirectoryName(file)!;
        _isPlain = !Directory.Exists(Path.Combine(_folder, "runtimes")); // else a file here may be the wrong one for this system
        _resolver = new Lazy<AssemblyDependencyResolver>(() => new AssemblyDependencyResolver(file)); // takes milliseconds, and is seldom needed
    }

    /// <summary>The neighbours of the one workload of this process.</summary>
    public static Neighbours Of(string file) => _known ??= new Neighbours(file);

    public Assembly? Load(AssemblyLoadContext context, AssemblyName name)
    {
        var beside = Path.Combine(_folder, name.Name + ".dll");
        var path = _isPlain && string.IsNullOrEmpty(name.CultureName) && File.Exists(beside) ? beside : _resolver.Value.ResolveAssemblyToPath(name);
        return path is null ? null : context.LoadFromAssemblyPath(path);
    }

    public nint LoadNative(string name) =>
        _resolver.Value.ResolveUnmanagedDllToPath(name) is { } path ? NativeLibrary.Load(path) : 0;
}
