using System.Text.Json;

namespace Bench.EndToEnd.Tests.Cheats;

/// <summary>A hostile patch of <c>tests/cheats</c> with what must become of it.</summary>
/// <param name="Name">Name of the patch's file, and of its model in a run.</param>
/// <param name="Id">Ids in the catalogue of docs/threat-model.md.</param>
/// <param name="Trick">What it does, in words.</param>
/// <param name="Code">Code of the failure that it ends in; null when it is measured and gains nothing.</param>
/// <param name="Flags">Further codes that the result must carry.</param>
internal sealed record Cheat(string Name, string Id, string Trick, string? Code = null, string[]? Flags = null)
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "cheats");

    /// <summary>The cheats of a language, in the order of the manifest.</summary>
    public static Cheat[] Of(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, Cheat[]>>(File.ReadAllText(Path.Combine(Folder, "manifest.json")), JsonSerializerOptions.Web)![language];

    /// <summary>Text of its patch.</summary>
    public string Patch(string language) => File.ReadAllText(Path.Combine(Folder, language, Name + ".patch"));
}
