using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Tests.Importing;

[TestFixture]
public sealed class SiteFolderTests
{
    [Test]
    public void Keys_are_for_the_user_of_the_site_alone_and_an_open_folder_of_them_is_closed()
    {
        var root = Directory.CreateTempSubdirectory("bench-site-").FullName;
        try
        {
            var folder = new SiteFolder(Path.Combine(root, "data"));
            folder.Make();
            var made = File.GetUnixFileMode(folder.Keys);
            File.SetUnixFileMode(folder.Keys, made | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

            folder.Make();

            Assert.That(made, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
            Assert.That(File.GetUnixFileMode(folder.Keys), Is.EqualTo(made));
            Assert.That(Directory.Exists(folder.Runs) && Directory.Exists(folder.Tasks));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
