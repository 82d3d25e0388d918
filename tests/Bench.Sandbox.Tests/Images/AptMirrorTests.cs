using Bench.Sandbox.Images;

namespace Bench.Sandbox.Tests.Images;

public sealed class AptMirrorTests
{
    [Test]
    public void The_mirror_is_read_from_stanzas()
    {
        var mirror = AptMirror.Parse(
        [
            "Types: deb\nURIs: https://packages.example.org\nSuites: nodistro\nComponents: main\n",
            "Types: deb\n# a comment\nURIs: http://mirror.example.org/debian/\nSuites: bookworm bookworm-updates\nComponents: main\n\n"
            + "Types: deb\nURIs: http://mirror.example.org/debian-security\nSuites: bookworm-security\nComponents: main\n",
        ]);
        Assert.That(mirror, Is.EqualTo(new AptMirror("http://mirror.example.org/debian", "http://mirror.example.org/debian-security")));
    }

    [Test]
    public void The_mirror_is_read_from_lines()
    {
        var mirror = AptMirror.Parse(["# deb http://old.example.org bookworm main\ndeb [trusted=yes] http://mirror.example.org/debian bookworm main contrib\n"]);
        Assert.That(mirror, Is.EqualTo(new AptMirror("http://mirror.example.org/debian", Security: null)));
    }

    [Test]
    public void A_machine_of_another_distribution_uses_Debians_own_mirror() =>
        Assert.That(AptMirror.Parse(["deb http://archive.example.org/ubuntu noble main"]), Is.EqualTo(AptMirror.Fallback));

    [Test]
    public void The_image_gets_the_same_sources() =>
        Assert.That(
            new AptMirror("http://m/debian", "http://m/security").SourcesList,
            Is.EqualTo("deb http://m/debian bookworm main\ndeb http://m/debian bookworm-updates main\ndeb http://m/security bookworm-security main\n"));
}
