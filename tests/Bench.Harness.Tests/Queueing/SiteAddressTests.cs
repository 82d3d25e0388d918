using Bench.Evaluation.Shell;
using Bench.Harness.Queueing;

namespace Bench.Harness.Tests.Queueing;

[TestFixture]
public sealed class SiteAddressTests
{
    [TestCase("https://bench.example.org", "https://bench.example.org/")]
    [TestCase("https://example.org/bench/", "https://example.org/bench/")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [TestCase("http://localhost:8080", "http://localhost:8080/")]
    public void An_address_is_taken_over_https_or_on_this_machine(string text, string address)
    {
        Assert.That(SiteAddress.Parse("--queue", text).ToString(), Is.EqualTo(address));
    }

    [TestCase("http://bench.example.org", "unprotected")]
    [TestCase("http://10.0.0.7:8080", "unprotected")]
    [TestCase("https://user:word@example.org", "expected the address")]
    [TestCase("ftp://example.org", "expected the address")]
    [TestCase("site", "expected the address")]
    [TestCase("https://", "expected the address")]
    public void No_token_goes_where_others_could_read_it(string text, string why)
    {
        Assert.That(() => SiteAddress.Parse("--queue", text), Throws.InstanceOf<WrongUseException>().With.Message.Contains(why));
    }
}
