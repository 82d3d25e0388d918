using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Bench.Evaluation.Patches;

/// <summary>File names that say that the content is code or data no reviewer can read.</summary>
internal static partial class BinaryNames
{
    private static readonly FrozenSet<string> Extensions = FrozenSet.ToFrozenSet(
        (".so .dll .dylib .exe .pyc .pyo .pyd .whl .egg .nupkg .snupkg .jar .class .o .obj .a .lib .ko .pdb .wasm .bc .elf .com .msi .deb .rpm .appimage "
        + ".zip .gz .tgz .bz2 .xz .lzma .zst .lz4 .7z .rar .tar .cab .npy .npz .pkl .pickle .joblib .pt .onnx .h5 .parquet .feather .sqlite .db .bin").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Extensions.Contains(Path.GetExtension(name)) || VersionedLibrary().IsMatch(name);
    }

    [GeneratedRegex(@"\.so(\.[0-9]+)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex VersionedLibrary();
}
