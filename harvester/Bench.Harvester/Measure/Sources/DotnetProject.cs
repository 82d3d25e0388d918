using System.Text;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Measure.Sources;

/// <summary>Writes the project of a .NET workload: it refers to the projects of the repository that the change is in.</summary>
internal static class DotnetProject
{
    /// <summary>The built workload, relative to the tree.</summary>
    public const string Assembly = ".bench/Workload.dll";

    private const string References = "@REFERENCES@";

    /// <summary>The project for a pull request.</summary>
    /// <param name="question">What is known of it.</param>
    /// <param name="others">Further projects to refer to, relative to the tree.</param>
    public static ReadOnlyMemory<byte> Of(WorkloadQuestion question, IEnumerable<string>? others = null)
    {
        var projects = question.Change.Files.Select(file => Nearest(question, file.Path)).OfType<string>().Concat(others ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Text(projects.Select(project => $"    <ProjectReference Include=\"$(BenchRepo)/{System.Security.SecurityElement.Escape(project)}\" />"));
    }

    /// <summary>A project that refers to none: what it runs is found among what the tree's own build left.</summary>
    public static ReadOnlyMemory<byte> Alone() => Text([]);

    private static byte[] Text(IEnumerable<string> references) =>
        Encoding.UTF8.GetBytes(TemplateFiles.Text(TemplateFiles.DotnetProject).Replace(References, string.Join('\n', references), StringComparison.Ordinal));

    /// <summary>The project of a file: the nearest one above it.</summary>
    /// <param name="question">What is known of the pull request.</param>
    /// <param name="path">Path of the file.</param>
    public static string? Nearest(WorkloadQuestion question, string path)
    {
        for (var folder = Path.GetDirectoryName(path) ?? ""; ; folder = Path.GetDirectoryName(folder) ?? "")
        {
            var prefix = folder.Length == 0 ? "" : folder + "/";
            var found = question.Tree.Keys.Where(file => file.StartsWith(prefix, StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)
                && file.IndexOf('/', prefix.Length) < 0).Order(StringComparer.Ordinal).FirstOrDefault();
            if (found is not null || folder.Length == 0)
            {
                return found;
            }
        }
    }
}
