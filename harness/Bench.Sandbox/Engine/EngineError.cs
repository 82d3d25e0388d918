using System.Text;
using System.Text.Json;

namespace Bench.Sandbox.Engine;

/// <summary>The text of an error answer, which is {"message": "..."} from the engine and may be anything from something in between.</summary>
internal static class EngineError
{
    private const int Longest = 2000;

    public static string MessageOf(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String)
            {
                return Shorten(message.GetString() ?? string.Empty);
            }
        }
        catch (JsonException)
        {
            // Not JSON: the text itself is the best there is.
        }

        return Shorten(Encoding.UTF8.GetString(body));
    }

    private static string Shorten(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= Longest ? trimmed : trimmed[..Longest] + " ...";
    }
}
