using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Leaderboard.Tests.Intake;

[TestFixture]
public sealed class TokenStoreTests
{
    private string _folder = "";
    private ManualClock _clock = new();

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("bench-tokens-").FullName;
        _clock = new ManualClock();
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_token_is_found_by_its_whole_text_and_by_no_other()
    {
        var tokens = Tokens();
        var (token, text) = tokens.Issue("Acme", TokenScope.Submit, days: null);

        Assert.That(tokens.Find(text), Is.EqualTo(token));
        Assert.That(tokens.Find(text[..^1] + (text[^1] == 'A' ? 'B' : 'A')), Is.Null);
        Assert.That(tokens.Find(text[..^1]), Is.Null);
        Assert.That(tokens.Find(text.ToUpperInvariant()), Is.Null);
        Assert.That(tokens.Find(""), Is.Null);
        Assert.That(tokens.Find("bench_000000000000_" + text[19..]), Is.Null);
    }

    [Test]
    public void A_token_holds_256_random_bits_and_no_two_are_alike()
    {
        var tokens = Tokens();
        var texts = Enumerable.Range(0, 50).Select(_ => tokens.Issue("Acme", TokenScope.Submit, days: null).Text).ToList();

        Assert.That(texts, Is.Unique.And.All.Match("^bench_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$"));
    }

    [Test]
    public void Only_a_hash_of_a_token_is_kept()
    {
        var text = Tokens().Issue("Acme", TokenScope.Submit, days: null).Text;
        var kept = string.Concat(Directory.EnumerateFiles(_folder).Select(file => System.Text.Encoding.Latin1.GetString(Bytes(file))));

        Assert.That(kept, Does.Contain(text[6..18]).And.Not.Contain(text[19..]));
    }

    [Test]
    public void A_token_ends_on_its_day_and_when_it_is_revoked()
    {
        var tokens = Tokens();
        var (short_, ends) = tokens.Issue("Acme", TokenScope.Submit, days: 2);
        var (long_, stays) = tokens.Issue("Acme", TokenScope.Worker, days: null);

        _clock.Advance(TimeSpan.FromDays(2));
        Assert.That(tokens.Find(ends), Is.Null);
        Assert.That(tokens.Find(stays), Is.Not.Null);

        Assert.That(tokens.Revoke(long_.Id));
        Assert.That(tokens.Find(stays), Is.Null);
        Assert.That(tokens.Revoke(long_.Id), Is.False);
        Assert.That(tokens.All().Select(token => token.Id), Is.EquivalentTo([short_.Id, long_.Id]));
    }

    [TestCase(TokenScope.Submit, true, false, false)]
    [TestCase(TokenScope.Publish, true, true, false)]
    [TestCase(TokenScope.Worker, false, false, true)]
    [TestCase(TokenScope.Admin, true, true, true)]
    public void A_token_is_good_for_its_scope(TokenScope scope, bool submits, bool publishes, bool works)
    {
        var token = Tokens().Issue("Acme", scope, days: null).Token;

        Assert.That(new[] { token.Allows(TokenScope.Submit), token.Allows(TokenScope.Publish), token.Allows(TokenScope.Worker) }, Is.EqualTo(new[] { submits, publishes, works }));
    }

    [Test]
    public void What_a_later_version_wrote_is_left_alone()
    {
        var tokens = Tokens();
        tokens.Issue("Acme", TokenScope.Submit, days: null);
        Execute("PRAGMA user_version = 99");

        Assert.That(() => Tokens().All(), Throws.InstanceOf<IOException>().With.Message.Contains("later version"));
    }

    [Test]
    public void What_the_first_version_wrote_is_kept_and_brought_forward()
    {
        Execute($"{IntakeMigrations.Scripts[0]}; INSERT INTO token VALUES('a', 'Acme', 'Submit', x'00', 0, NULL, NULL, 0); PRAGMA user_version = 1");

        Assert.That(Tokens().All().Select(token => token.Name), Is.EqualTo(new[] { "Acme" }));
        Assert.That(() => Execute("SELECT failed, rested FROM job"), Throws.Nothing);
    }

    private void Execute(string text)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder, IntakeDatabase.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private TokenStore Tokens() => new(new IntakeDatabase(_folder), _clock);
}
