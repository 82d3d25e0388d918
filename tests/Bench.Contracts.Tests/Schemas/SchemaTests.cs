using Bench.Contracts.Schemas;

namespace Bench.Contracts.Tests.Schemas;

[TestFixture]
public sealed class SchemaTests
{
    private static IEnumerable<string> Names => SchemaDocuments.Names;

    [TestCaseSource(nameof(Names))]
    public void The_schema_on_file_is_the_one_that_the_records_give(string name)
    {
        Approved.Matches(Path.Combine("schemas", "v1", $"{name}.schema.json"), Text(name));
    }

    [Test]
    public void No_schema_lies_there_without_a_record()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "schemas", "v1")).Select(Path.GetFileName);

        Assert.That(files, Is.EquivalentTo(SchemaDocuments.Names.Select(name => $"{name}.schema.json")));
    }

    [Test]
    public void Every_field_of_a_task_is_described()
    {
        Assert.That(Text("task"), Does.Contain("\"description\": \"Full commit id of the state before the expert's change.\""));
    }

    private static string Text(string name)
    {
        using var documentation = File.OpenRead(Path.ChangeExtension(typeof(SchemaDocuments).Assembly.Location, ".xml"));
        return SchemaDocuments.Text(name, documentation);
    }
}
