using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Importing;

/// <summary>Where the files of a site are. The published ones are the truth; the index is built from them and can be deleted at any time.</summary>
/// <param name="Root">The folder that <c>--data</c> names, absolute.</param>
public sealed record SiteFolder(string Root)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Folder of the published runs, each in a folder of its id.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Folder of the published tasks, each in a folder of its id.</summary>
    public string Tasks => Path.Combine(Root, "tasks");

    /// <summary>Folder of the published harvests, each in a folder of its name.</summary>
    public string Harvests => Path.Combine(Root, "harvests");

    /// <summary>File of the notices.</summary>
    public string Notices => Path.Combine(Root, NoticeReader.FileName);

    /// <summary>File of the datasets that were served.</summary>
    public string Versions => Path.Combine(Root, "versions.jsonl");

    /// <summary>The index.</summary>
    public string Index => Path.Combine(Root, "index.sqlite");

    /// <summary>Folder of what forms are marked with, for the site's user alone.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Folder of a published run.</summary>
    public string Run(string id) => Path.Combine(Runs, id);

    /// <summary>Makes the folders that are not there.</summary>
    /// <exception cref="IOException">They cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be made by this user.</exception>
    public void Make()
    {
        Directory.CreateDirectory(Runs);
        Directory.CreateDirectory(Tasks);
        Directory.CreateDirectory(Keys, Private);
        if (File.GetUnixFileMode(Keys) != Private)
        {
            File.SetUnixFileMode(Keys, Private); // an earlier version left it readable
        }
    }
}
