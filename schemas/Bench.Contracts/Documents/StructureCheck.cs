using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Documents;

/// <summary>
/// Compares a document with the shape of a record: names, types, required members, and the rules written on its properties. The
/// generated schemas say the same. Finds everything that is wrong, not the first thing only.
/// </summary>
internal sealed class StructureCheck(string file)
{
    private readonly List<DocumentError> errors = [];

    /// <summary>What is wrong with a document that should hold a <typeparamref name="T"/>.</summary>
    public static ImmutableArray<DocumentError> Of<T>(DocumentNode root, string file)
    {
        var check = new StructureCheck(file);
        check.Value(root, new Slot(typeof(T), Nullable: false, Rules: null), "");
        return [.. check.errors];
    }

    private void Value(DocumentNode node, Slot slot, string pointer)
    {
        var type = Nullable.GetUnderlyingType(slot.Type) ?? slot.Type;
        if (type == typeof(JsonElement) || (node.Kind == JsonValueKind.Null && slot.Nullable))
        {
            return;
        }

        var info = BenchJson.Options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                Object(node, info, pointer);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(node, info.ElementType!, slot, pointer);
                break;
            case JsonTypeInfoKind.Dictionary:
                Map(node, info, slot, pointer);
                break;
            default:
                Scalar(node, type, slot, pointer);
                break;
        }
    }

    private void Object(DocumentNode node, JsonTypeInfo info, string pointer)
    {
        if (!Is(node, JsonValueKind.Object, "an object", pointer))
        {
            return;
        }

        var known = info.Properties.Where(property => !property.IsExtensionData).ToDictionary(property => property.Name, StringComparer.Ordinal);
        var open = known.Count < info.Properties.Count;
        foreach (var (name, value) in node.Members)
        {
            var below = DocumentNode.Below(pointer, name);
            if (known.TryGetValue(name, out var property))
            {
                Value(value, new Slot(property.PropertyType, property.IsSetNullable, property.AttributeProvider), below);
            }
            else if (!open)
            {
                Add(value, below, "found an unknown field", $"one of {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}");
            }
        }

        foreach (var missing in known.Values.Where(property => property.IsRequired && node.Member(property.Name) is null))
        {
            Add(node, DocumentNode.Below(pointer, missing.Name), "found nothing", $"the field \"{missing.Name}\"");
        }
    }

    private void List(DocumentNode node, Type element, Slot slot, string pointer)
    {
        if (!Is(node, JsonValueKind.Array, "a list", pointer))
        {
            return;
        }

        if (slot.Rule<FilledAttribute>() is not null && node.Items.Count == 0)
        {
            Add(node, pointer, "found an empty list", "at least one item");
        }

        for (var index = 0; index < node.Items.Count; index++)
        {
            Value(node.Items[index], slot with { Type = element, Nullable = false }, $"{pointer}/{index}");
        }
    }

    private void Map(DocumentNode node, JsonTypeInfo info, Slot slot, string pointer)
    {
        if (!Is(node, JsonValueKind.Object, "an object", pointer))
        {
            return;
        }

        foreach (var (name, value) in node.Members)
        {
            var below = DocumentNode.Below(pointer, name);
            if (info.KeyType is { IsEnum: true } words && EnumWords.Of(words).Value(name) is null)
            {
                Add(value, below, $"found the name \"{DocumentNode.Shown(name)}\"", $"one of {string.Join(", ", EnumWords.Of(words).Words)}");
            }
            else
            {
                Value(value, slot with { Type = info.ElementType!, Nullable = false }, below);
            }
        }
    }

    private void Scalar(DocumentNode node, Type type, Slot slot, string pointer)
    {
        if (type.IsEnum)
        {
            var words = EnumWords.Of(type);
            Must(node.Kind == JsonValueKind.String && words.Value(node.Text) is not null, node, $"one of {string.Join(", ", words.Words)}", pointer);
        }
        else if (type == typeof(TaskId))
        {
            Must(
                node.Kind == JsonValueKind.String && TaskId.TryParse(node.Text) is not null,
                node,
                "a task id: owner__repo-suffix, where the suffix is a number or a short commit id",
                pointer);
        }
        else if (type == typeof(string))
        {
            Text(node, slot, pointer);
        }
        else if (type == typeof(bool))
        {
            Must(node.Kind is JsonValueKind.True or JsonValueKind.False, node, "true or false", pointer);
        }
        else
        {
            Number(node, type, slot.Rule<BoundsAttribute>(), pointer);
        }
    }

    private void Text(DocumentNode node, Slot slot, string pointer)
    {
        if (!Is(node, JsonValueKind.String, "a text", pointer))
        {
            return;
        }

        if (slot.Rule<ConstantAttribute>() is { } constant)
        {
            Must(node.Text == constant.Value, node, $"\"{constant.Value}\"", pointer);
        }

        if (slot.Rule<ShapeAttribute>() is { } shape)
        {
            Must(TextShape.Fits(shape.Pattern, node.Text), node, shape.Words, pointer);
        }
    }

    private void Number(DocumentNode node, Type type, BoundsAttribute? bounds, string pointer)
    {
        var whole = type != typeof(double);
        var (least, greatest) = NumberRange.Of(type, bounds);
        var words = (whole ? "a whole number" : "a number") + (double.IsFinite(least), double.IsFinite(greatest)) switch
        {
            (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {least} to {greatest}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $" of {least} or more"),
            _ => "",
        };
        var fits = node.Kind == JsonValueKind.Number && Fits(type, node.Text) && double.Parse(node.Text, CultureInfo.InvariantCulture) is var number
            && double.IsFinite(number) && number >= least && number <= greatest;
        Must(fits, node, words, pointer);
    }

    private static bool Fits(Type type, string digits) =>
        type == typeof(double)
        || (type == typeof(int) && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        || (type == typeof(long) && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        || (type == typeof(ulong) && ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private bool Is(DocumentNode node, JsonValueKind kind, string words, string pointer)
    {
        Must(node.Kind == kind, node, words, pointer);
        return node.Kind == kind;
    }

    private void Must(bool holds, DocumentNode node, string expected, string pointer)
    {
        if (!holds)
        {
            Add(node, pointer, node.Describe(), expected);
        }
    }

    private void Add(DocumentNode node, string pointer, string problem, string expected) =>
        errors.Add(new DocumentError(file, node.Line, pointer, problem, expected));

    private sealed record Slot(Type Type, bool Nullable, ICustomAttributeProvider? Rules)
    {
        public T? Rule<T>()
            where T : Attribute => Rules?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
    }
}
