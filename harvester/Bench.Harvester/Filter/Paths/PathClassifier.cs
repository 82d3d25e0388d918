using System.Collections.Frozen;

namespace Bench.Harvester.Filter.Paths;

/// <summary>Tells what a file is for by its path alone, so that nothing has to be read.</summary>
internal static class PathClassifier
{
    private static readonly FrozenSet<string> SourceEndings = Set(
        ".py .pyx .pxd .pxi .cs .fs .vb .c .h .cc .cpp .cxx .hh .hpp .hxx .inl .cu .cuh .ipp .tpp .m .mm .rs .go .java .kt .scala .rb .js .ts .jsx .tsx .f .f90 .jl .r .lua .php .swift .razor");

    private static readonly FrozenSet<string> DocumentEndings = Set(
        ".md .rst .adoc .txt .html .htm .css .ipynb .tex .bib .png .svg .jpg .jpeg .gif .ico .pdf .po .pot .mo .man .1");

    private static readonly FrozenSet<string> BuildEndings = Set(
        ".yml .yaml .toml .cfg .ini .csproj .fsproj .vbproj .props .targets .sln .slnx .cmake .mk .sh .bat .ps1 .cmd .nuspec .config .dockerfile .build .cake .editorconfig .gitignore .gitattributes .in");

    private static readonly FrozenSet<string> BuildNames = Set(
        "setup.py setup.cfg pyproject.toml tox.ini noxfile.py makefile dockerfile cmakelists.txt meson.build meson_options.txt global.json nuget.config conftest.cmake build.cs jenkinsfile manifest.in configure configure.ac");

    private static readonly FrozenSet<string> DocumentNames = Set(
        "license copying authors contributors thanks notice citation.cff .mailmap codeowners readme install todo credits zenodo.json .zenodo.json");

    private static readonly FrozenSet<string> LockNames = Set(
        "package-lock.json packages.lock.json pnpm-lock.yaml npm-shrinkwrap.json go.sum");

    private static readonly FrozenSet<string> VendorFolders = Set(
        "vendor vendored _vendor _vendored third_party third-party thirdparty 3rdparty extern node_modules externals submodules");

    private static readonly FrozenSet<string> VendorNames = Set("ez_setup.py six.py distribute_setup.py get-pip.py catch.hpp doctest.h");

    private static readonly FrozenSet<string> GeneratedFolders = Set("generated autogen _antlr _generated __generated__");

    private static readonly FrozenSet<string> BenchmarkFolders = Set("benchmark benchmarks bench benches asv_bench asv_benchmarks microbenchmarks perf-tests perftests");

    private static readonly FrozenSet<string> TestFolders = Set("test tests testing unittest unittests e2e spec specs testdata test_data fixtures");

    private static readonly FrozenSet<string> DocumentFolders = Set("doc docs documentation examples example tutorials tutorial samples website site notebooks");

    private static readonly FrozenSet<string> BuildFolders = Set(".github .circleci .gitlab ci continuous_integration conda.recipe .ci .azure .vscode release scripts build-support .devcontainer buildscripts");

    private static readonly FrozenSet<string> NoteStems = Set("changelog changes history news releasenotes release_notes release-notes releases whatsnew whats_new changelog.unreleased");

    private static readonly FrozenSet<string> NoteFolders = Set("changelog changelogs changes newsfragments news release_notes releasenotes release-notes whatsnew upcoming_changes changelog.d");

    /// <summary>What the file is for.</summary>
    public static PathKind Of(string path)
    {
        var lower = path.ToLowerInvariant();
        var parts = lower.Split('/');
        var name = parts[^1];
        var ending = Path.GetExtension(name);
        var folders = parts.AsSpan(0, parts.Length - 1);
        if (ending == ".lock" || LockNames.Contains(name))
        {
            return PathKind.Lock;
        }

        if (Any(folders, VendorFolders) || VendorNames.Contains(name))
        {
            return PathKind.Vendored;
        }

        return IsGenerated(folders, name) ? PathKind.Generated
            : IsNote(folders, name, ending) ? PathKind.ReleaseNotes
            : OfPurpose(folders, name, path[(path.LastIndexOf('/') + 1)..], ending);
    }

    private static PathKind OfPurpose(ReadOnlySpan<string> folders, string name, string writtenName, string ending)
    {
        var source = SourceEndings.Contains(ending);
        if (BuildNames.Contains(name) || name.StartsWith("requirements", StringComparison.Ordinal) || Any(folders, BuildFolders))
        {
            return PathKind.Build;
        }

        if (IsBenchmark(folders, name))
        {
            return PathKind.Benchmark;
        }

        if (IsTest(folders, name, writtenName, source))
        {
            return PathKind.Test;
        }

        return Any(folders, DocumentFolders) || DocumentEndings.Contains(ending)
            || (!source && (DocumentNames.Contains(Path.GetFileNameWithoutExtension(name)) || DocumentNames.Contains(name)))
            ? PathKind.Documentation
            : source ? PathKind.Source
            : BuildEndings.Contains(ending) || name.StartsWith('.') ? PathKind.Build
            : PathKind.Data;
    }

    private static bool IsGenerated(ReadOnlySpan<string> folders, string name) =>
        Any(folders, GeneratedFolders)
        || name is "versioneer.py" or "_version.py"
        || name.EndsWith(".g.cs", StringComparison.Ordinal)
        || name.EndsWith(".designer.cs", StringComparison.Ordinal)
        || name.EndsWith(".generated.cs", StringComparison.Ordinal)
        || name.EndsWith("_pb2.py", StringComparison.Ordinal)
        || name.EndsWith(".min.js", StringComparison.Ordinal)
        || name.Contains(".pb.", StringComparison.Ordinal);

    private static bool IsNote(ReadOnlySpan<string> folders, string name, string ending)
    {
        var text = ending is ".md" or ".rst" or ".txt" or "" || DocumentEndings.Contains(ending);
        return text && (Any(folders, NoteFolders) || NoteStems.Contains(Path.GetFileNameWithoutExtension(name)) || name.StartsWith("whatsnew", StringComparison.Ordinal));
    }

    private static bool IsBenchmark(ReadOnlySpan<string> folders, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        if (Any(folders, BenchmarkFolders) || name == "asv.conf.json" || stem.StartsWith("bench_", StringComparison.Ordinal) || stem.EndsWith("_bench", StringComparison.Ordinal)
            || stem.StartsWith("benchmark", StringComparison.Ordinal) || stem.EndsWith("benchmark", StringComparison.Ordinal) || stem.EndsWith("benchmarks", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var folder in folders)
        {
            if (folder.EndsWith(".benchmarks", StringComparison.Ordinal) || folder.EndsWith(".benchmark", StringComparison.Ordinal) || folder.EndsWith(".performance", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTest(ReadOnlySpan<string> folders, string name, string writtenName, bool source)
    {
        foreach (var folder in folders)
        {
            if (TestFolders.Contains(folder) || folder.EndsWith(".tests", StringComparison.Ordinal) || folder.EndsWith(".test", StringComparison.Ordinal)
                || folder.EndsWith("unittests", StringComparison.Ordinal) || folder.EndsWith(".specs", StringComparison.Ordinal))
            {
                return true;
            }
        }

        var stem = Path.GetFileNameWithoutExtension(name);
        var written = Path.GetFileNameWithoutExtension(writtenName);
        return source && (stem.StartsWith("test_", StringComparison.Ordinal) || stem.EndsWith("_test", StringComparison.Ordinal) || stem.EndsWith("_tests", StringComparison.Ordinal)
            || stem is "conftest" or "test" or "tests" || written.EndsWith("Test", StringComparison.Ordinal) || written.EndsWith("Tests", StringComparison.Ordinal));
    }

    private static bool Any(ReadOnlySpan<string> folders, FrozenSet<string> names)
    {
        foreach (var folder in folders)
        {
            if (names.Contains(folder))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
