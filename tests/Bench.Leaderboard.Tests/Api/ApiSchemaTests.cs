using Bench.Contracts.Schemas;
using Bench.Leaderboard.Api;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Tests.Api;

[TestFixture]
public sealed class ApiSchemaTests
{
    private static readonly Type[] OneOfEachAssembly = [typeof(SchemaDocuments), typeof(ScoreRules), typeof(ApiEndpoints)];

    private static IEnumerable<string> Names => ApiFormats.Names;

    [TestCaseSource(nameof(Names))]
    public void The_schema_on_file_is_the_one_that_the_view_gives(string name)
    {
        var documentation = OneOfEachAssembly.Select(type => File.OpenRead(Path.ChangeExtension(type.Assembly.Location, ".xml"))).ToList();
        try
        {
            var type = typeof(ApiAnswer<>).MakeGenericType(ApiFormats.ViewOf(name));
            Approved.Matches(ApiFormats.PathOf(name), SchemaDocuments.Text($"api:{name}", $"Answer of /api/v1/{name}", type, ApiJson.Options, documentation));
        }
        finally
        {
            documentation.ForEach(file => file.Dispose());
        }
    }

    [Test]
    public void No_schema_lies_there_without_a_view()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, Path.GetDirectoryName(ApiFormats.PathOf("x"))!)).Select(Path.GetFileName);

        Assert.That(files, Is.EquivalentTo(ApiFormats.Names.Select(name => Path.GetFileName(ApiFormats.PathOf(name)))));
    }
}
