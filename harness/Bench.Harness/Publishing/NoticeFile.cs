using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Evaluation.Shell;

namespace Bench.Harness.Publishing;

/// <summary>The notices of a site. Lines are only added: what was said stays.</summary>
internal static class NoticeFile
{
    /// <summary>Adds a notice in one write.</summary>
    /// <exception cref="WrongUseException">The notice breaks a rule, or is about a submission that is not published; the message says which.</exception>
    public static async Task AddAsync(string site, Notice notice, CancellationToken cancellationToken)
    {
        var line = Encoding.UTF8.GetBytes(BenchJson.Line(notice) + "\n");
        if (NoticeReader.Read(line, "the notice") is DocumentReading<Notice>.Refused(var errors))
        {
            throw new WrongUseException(errors[0].ToString());
        }

        if (notice.Submission is { } submission && !IsPublished(site, submission))
        {
            throw new WrongUseException($"--submission: no run in '{Path.Combine(site, "runs")}' has a submission '{submission}'. A notice stays for good; the address of its page, or the board, tells the id.");
        }

        Directory.CreateDirectory(site);
        await using var stream = new FileStream(Path.Combine(site, NoticeReader.FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var end = stream.Length;
        // A writer that was killed may have left half a line: it stays and ends here, so that this one is whole.
        stream.Position = Math.Max(0, end - 1);
        var isCut = end > 0 && stream.ReadByte() != '\n';
        stream.Position = end;
        await stream.WriteAsync(isCut ? [(byte)'\n', .. line] : line, cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    private static bool IsPublished(string site, string submission) => new DirectoryInfo(Path.Combine(site, "runs")) is { Exists: true } runs
        && runs.EnumerateFiles(Publication.FileName, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Any(file => PublicationReader.Read(file.FullName) is DocumentReading<Publication>.Read(var publication) && publication.Submissions.Any(there => there.Id == submission));
}
