using System.Text.Json;
using Bench.Harvester.GitHub.Client;

namespace Bench.Harvester.Tests.GitHub.Client;

[TestFixture]
public sealed class CredentialsTests
{
    [Test]
    public void Nothing_shows_a_token()
    {
        var credentials = new Credentials(Harvested.FirstToken);

        Assert.That($"{credentials} {JsonSerializer.Serialize(credentials)}", Does.Not.Contain(Harvested.FirstToken));
        Assert.That(typeof(Credentials).GetProperties(), Is.Empty);
    }

    [TestCase("short")]
    [TestCase("twenty letters and  spaces")]
    [TestCase("ghp_AAAAAAAAAAAAAAAAAAAAAAA\r\nX-Evil: 1")]
    [TestCase("ghp_ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    public void What_cannot_be_a_token_is_refused_without_being_repeated(string text)
    {
        Assert.That(() => new Credentials(text), Throws.ArgumentException.With.Message.Not.Contains(text));
    }

    [Test]
    public void Tokens_are_taken_out_of_texts_the_longer_first()
    {
        var eraser = new TokenEraser([new Credentials("aaaaaaaaaaaaaaaaaaaa"), new Credentials("aaaaaaaaaaaaaaaaaaaaBBB"), new Credentials("********************")]);
        var body = "1 aaaaaaaaaaaaaaaaaaaaBBB 2 aaaaaaaaaaaaaaaaaaaa ********************"u8.ToArray();

        eraser.Clean(body);

        Assert.That(System.Text.Encoding.ASCII.GetString(body), Is.EqualTo("1 *********************** 2 ******************** ********************"));
        Assert.That(eraser.Clean("x aaaaaaaaaaaaaaaaaaaaBBB y"), Is.EqualTo("x *********************** y"));
    }
}
