using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bench.Contracts.Documents;

/// <summary>Makes an <see cref="EnumWordConverter{T}"/> for every enumeration.</summary>
internal sealed class EnumWordConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumWordConverter<>).MakeGenericType(typeToConvert))!;
}
