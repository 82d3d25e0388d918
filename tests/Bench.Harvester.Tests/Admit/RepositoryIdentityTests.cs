using Bench.Evaluation.Sources;
using Bench.Harvester.Admit;

namespace Bench.Harvester.Tests.Admit;

public sealed class RepositoryIdentityTests
{
    [TestCase("https://example.org/acme/tool", "acme__tool-7", "https://example.org/acme/tool")]
    [TestCase("https://example.org/acme/tool.git", "acme__tool-7", "https://example.org/acme/tool.git")]
    [TestCase("https://example.org/group/sub/My_Tool.Core/", "sub__My_Tool.Core-7", "https://example.org/group/sub/My_Tool.Core/")]
    [TestCase("https://user:secret@example.org/acme/tool", "acme__tool-7", "/clones/copy")]
    [TestCase("git@example.org:acme/tool.git", "acme__tool-7", "/clones/copy")]
    [TestCase("ssh://git@example.org/acme/tool.git", "acme__tool-7", "/clones/copy")]
    [TestCase("https://example.org/a_b.c/tool", "a-b-c__tool-7", "https://example.org/a_b.c/tool")]
    [TestCase("/srv/git/tool.git", "local__copy-7", "/clones/copy")]
    [TestCase("", "local__copy-7", "/clones/copy")]
    public void A_clone_is_named_after_where_it_came_from(string origin, string id, string url)
    {
        var identity = RepositoryIdentity.Of("/clones/copy", "/clones/copy/.git", origin);
        Assert.That(identity.IdOf(7).Value, Is.EqualTo(id));
        Assert.That(identity.Url, Is.EqualTo(url), "an address with a password never gets into a task");
    }

    [Test]
    public void What_is_no_repository_is_said_to_be_none() =>
        Assert.That(
            () => RepositoryIdentity.ReadAsync("/", CancellationToken.None),
            Throws.TypeOf<SourceException>().With.Message.Contains("'/' is not a git repository"));
}
