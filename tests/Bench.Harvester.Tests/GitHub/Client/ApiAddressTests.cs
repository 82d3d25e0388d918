using Bench.Harvester.GitHub.Client;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.GitHub.Client;

[TestFixture]
public sealed class ApiAddressTests
{
    [TestCase("https://api.github.com", "https://github.com/acme/fast")]
    [TestCase("https://git.example.com/api/v3/", "https://git.example.com/acme/fast")]
    [TestCase("https://git.example.com:8443/api/v3", "https://git.example.com:8443/acme/fast")]
    [TestCase("https://api.acme.ghe.com", "https://acme.ghe.com/acme/fast")]
    public void The_clone_comes_from_the_site_of_the_API(string api, string clone)
    {
        Assert.That(ApiAddress.Parse(api).CloneAddress(Harvested.Repository).AbsoluteUri, Is.EqualTo(clone));
    }

    [TestCase("api.github.com", "not an address")]
    [TestCase("http://git.example.com/api/v3", "https alone")]
    [TestCase("ftp://git.example.com", "https alone")]
    [TestCase("https://me:secret@git.example.com/api/v3", "holds a name or password")]
    [TestCase("https://git.example.com/api/v3?x=1", "without ?")]
    [TestCase("https://github.com", "its API is https://api.github.com")]
    [TestCase("file:///etc", "not an address")]
    public void An_address_that_no_token_should_go_to_is_refused_with_the_mend(string text, string mend)
    {
        Assert.That(() => ApiAddress.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains(mend).And.Message.Not.Contains("secret@"));
    }

    [TestCase("https://github.com/acme/fast.git", "acme/fast")]
    [TestCase("https://GitHub.com/acme/fast/", "acme/fast")]
    [TestCase("git@github.com:acme/fast.git", "acme/fast")]
    [TestCase("ssh://git@github.com/acme/fast", "acme/fast")]
    [TestCase("https://gitlab.com/acme/fast", null)]
    [TestCase("/srv/clones/github.com/acme/fast", null)]
    [TestCase("https://github.com/acme/fast/tree/main", null)]
    [TestCase("https://github.com.evil.example/acme/fast", null)]
    public void A_clone_tells_which_repository_it_is_of(string remote, string? expected)
    {
        Assert.That(ApiAddress.GitHub.RepositoryOf(remote)?.ToString(), Is.EqualTo(expected));
    }

    [TestCase("acme/fast", true)]
    [TestCase("some_org/a.b-c_d", true)]
    [TestCase("acme", false)]
    [TestCase("acme/..", false)]
    [TestCase("acme/fast/x", false)]
    [TestCase("acme/fast?x", false)]
    [TestCase("-x/fast", false)]
    [TestCase("./fast", false)]
    [TestCase("a b/c", false)]
    public void A_name_is_an_owner_and_a_name(string text, bool isName)
    {
        Assert.That(RepositoryName.TryParse(text, out _), Is.EqualTo(isName));
    }

    [TestCase("http://127.0.0.1:80/", true)]
    [TestCase("http://127.0.0.1:81/", false)]
    [TestCase("https://127.0.0.1:80/", false)]
    [TestCase("http://127.0.0.1.nip.io:80/", false)]
    public void A_token_goes_to_the_same_scheme_host_and_port_alone(string address, bool owns)
    {
        Assert.That(ApiAddress.Parse("http://127.0.0.1:80/api").Owns(new Uri(address)), Is.EqualTo(owns));
    }
}
