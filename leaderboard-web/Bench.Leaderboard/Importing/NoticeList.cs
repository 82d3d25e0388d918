using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Importing;

/// <summary>The notices of the site's file. A broken line is reported, and the others are read all the same.</summary>
/// <param name="Notices">Newest first; of the same moment, the later line first.</param>
/// <param name="Problems">What is wrong with the lines that were not taken.</param>
internal sealed record NoticeList(ImmutableArray<Notice> Notices, ImmutableArray<DocumentError> Problems)
{
    /// <summary>Reads the file; none when it is not there.</summary>
    public static async Task<NoticeList> ReadAsync(SiteFolder folder, CancellationToken cancellationToken)
    {
        var notices = new List<Notice>();
        var problems = ImmutableArray.CreateBuilder<DocumentError>();
        if (File.Exists(folder.Notices))
        {
            await foreach (var line in NoticeReader.ReadAsync(folder.Notices, cancellationToken))
            {
                switch (line)
                {
                    case LineReading<Notice>.Good(_, var notice):
                        notices.Add(notice);
                        break;
                    case LineReading<Notice>.Bad(_, var error):
                        problems.Add(error with { File = NoticeReader.FileName });
                        break;
                    default:
                        throw new InvalidOperationException("unknown line");
                }
            }
        }

        notices.Reverse();
        return new NoticeList([.. notices.OrderByDescending(notice => notice.At, StringComparer.Ordinal)], problems.ToImmutable());
    }
}
