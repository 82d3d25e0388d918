using System.Text;
using Bench.Leaderboard.Views;
using Microsoft.Net.Http.Headers;

namespace Bench.Leaderboard.Api;

/// <summary>Sends a table as a file to save, line by line.</summary>
/// <param name="table">The table.</param>
/// <param name="name">Name to save it under.</param>
internal sealed class CsvResult(CsvTable table, string name) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8; header=present";
        httpContext.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 14, leaveOpen: true);
        foreach (var line in CsvText.Lines(table))
        {
            await writer.WriteAsync(line.AsMemory(), httpContext.RequestAborted);
        }
    }
}
