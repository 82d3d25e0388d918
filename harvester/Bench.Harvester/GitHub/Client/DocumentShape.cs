using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Tells a document that can be used from half of one and from another thing.</summary>
internal static class DocumentShape
{
    /// <summary>What is wrong; null when nothing is. Half a document may be whole the next time; one of another shape will not change.</summary>
    public static Answer? Trouble<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            return new Answer.Interrupted(ApiProblem.Answer, $"expected {Expected(type)}, but the answer is not whole JSON: {exception.Message.TrimEnd('.')}");
        }

        using (document)
        {
            try
            {
                return document.Deserialize(type) is null ? new Answer.Unusable($"expected {Expected(type)}, but the answer is null") : null;
            }
            catch (JsonException exception)
            {
                return new Answer.Unusable($"expected {Expected(type)}, but: {exception.Message.TrimEnd('.')}");
            }
        }
    }

    private static string Expected(JsonTypeInfo type) => type.ElementType is { } item ? $"a list of {item.Name}" : type.Type.Name;
}
