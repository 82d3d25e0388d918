using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>
/// Reads the form of <c>/submit</c> as it arrives: its text fields, which come first, and then the file, which is not read ahead and is nowhere on
/// the disk before somebody has said that it may come.
/// </summary>
/// <param name="Values">Text of each field.</param>
/// <param name="FileName">Name that the browser gave the file; null when no file was chosen.</param>
/// <param name="File">The file; null when none was chosen.</param>
internal sealed record FormReader(ImmutableDictionary<string, string> Values, string? FileName, Stream? File)
{
    private const int LongestField = 8 << 10;
    private const int MostFields = 32;
    private const int LongestBoundary = 70;

    /// <summary>Reads up to the file.</summary>
    /// <returns>The fields; null when the body is no such form.</returns>
    /// <exception cref="IOException">The body did not arrive.</exception>
    public static async Task<FormReader?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return null;
        }

        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var place) || values.Count == MostFields)
                {
                    return null;
                }

                if (place.IsFileDisposition())
                {
                    return new FormReader(values.ToImmutable(), HeaderUtilities.RemoveQuotes(place.FileName).Value, section.Body);
                }

                if (await TextAsync(section.Body, cancellationToken) is not { } text || !values.TryAdd(HeaderUtilities.RemoveQuotes(place.Name).Value ?? "", text))
                {
                    return null;
                }
            }
        }
        catch (InvalidDataException)
        {
            return null; // headers over their limits
        }

        return new FormReader(values.ToImmutable(), FileName: null, File: null);
    }

    private static async Task<string?> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > LongestField ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }
}
