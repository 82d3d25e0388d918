using Bench.Harvester.GitHub;
using Bench.Harvester.GitHub.Client;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>They change the environment of the whole process.</summary>
[TestFixture]
[NonParallelizable]
public sealed class GitHubTokensTests
{
    [SetUp]
    [TearDown]
    public void Forget()
    {
        Environment.SetEnvironmentVariable(GitHubTokens.ListVariable, null);
        Environment.SetEnvironmentVariable(GitHubTokens.SingleVariable, null);
    }

    [Test]
    public void Several_tokens_come_from_the_list_and_one_from_the_other_variable()
    {
        Environment.SetEnvironmentVariable(GitHubTokens.SingleVariable, Harvested.FirstToken);
        Assert.That(Texts(GitHubTokens.Take()), Is.EqualTo(new[] { Harvested.FirstToken }));

        Environment.SetEnvironmentVariable(GitHubTokens.SingleVariable, Harvested.FirstToken);
        Environment.SetEnvironmentVariable(GitHubTokens.ListVariable, $" {Harvested.SecondToken},\n{Harvested.FirstToken} {Harvested.SecondToken}");
        Assert.That(Texts(GitHubTokens.Take()), Is.EqualTo(new[] { Harvested.SecondToken, Harvested.FirstToken }));
    }

    [Test]
    public async Task Programs_that_are_started_later_do_not_inherit_them()
    {
        Environment.SetEnvironmentVariable(GitHubTokens.SingleVariable, Harvested.FirstToken);
        Environment.SetEnvironmentVariable(GitHubTokens.ListVariable, Harvested.SecondToken);
        GitHubTokens.Take();

        var result = await HostCommand.RunAsync(["env"], "/", default, HostCommandLimits.Default, CancellationToken.None);

        Assert.That(result.OutputText, Does.Contain("PATH=").And.Not.Contain("ghp_"));
    }

    [Test]
    public void None_at_all_is_no_mistake()
    {
        Environment.SetEnvironmentVariable(GitHubTokens.SingleVariable, " ");

        Assert.That(GitHubTokens.Take(), Is.Empty);
    }

    [Test]
    public void A_file_holds_a_token_a_line_and_goes_before_the_environment()
    {
        Environment.SetEnvironmentVariable(GitHubTokens.SingleVariable, Harvested.FirstToken);

        Assert.That(Texts(GitHubTokens.Take(TokenFile($"# mine\n\n  {Harvested.SecondToken}\r\n"))), Is.EqualTo(new[] { Harvested.SecondToken }));
        Assert.That(GitHubTokens.Take(), Is.Empty);
    }

    [TestCase(UnixFileMode.OtherRead)]
    [TestCase(UnixFileMode.GroupRead)]
    [TestCase(UnixFileMode.OtherWrite)]
    public void A_file_that_others_can_read_is_refused_with_the_mend(UnixFileMode more)
    {
        var file = TokenFile(Harvested.FirstToken);
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | more);

        Assert.That(() => GitHubTokens.Take(file), Refused($"chmod 600 '{file}'"));
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.That(GitHubTokens.Take(file), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_file_that_is_not_there_or_empty_or_something_else_is_named()
    {
        Assert.That(() => GitHubTokens.Take("/nowhere/tokens"), Refused("/nowhere/tokens"));
        Assert.That(() => GitHubTokens.Take(TokenFile("# none\n")), Refused("holds no token"));
        Assert.That(() => GitHubTokens.Take(TokenFile(new string('x', 100_000))), Refused("larger than a list of tokens"));
        Assert.That(() => GitHubTokens.Take(TokenFile($"{Harvested.FirstToken}\npassword: hunter2\n")), Refused("2. token").And.Message.Not.Contains("hunter2"));
    }

    private static NUnit.Framework.Constraints.ContainsConstraint Refused(string words) =>
        Throws.InstanceOf<ApiException>().With.Property(nameof(ApiException.IsWrongUse)).True.And.Message.Contains(words).And.Message.Not.Contains("ghp_");

    private static IEnumerable<string> Texts(IEnumerable<Credentials> credentials) => credentials.Select(each => each.GetToken());

    private static string TokenFile(string text)
    {
        var path = Path.Combine(Harvested.Folder(), "tokens");
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
