using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bench.Runner;

/// <summary>Canonical bytes of an answer. What is computed only when looked at is computed here, inside the clock.</summary>
internal static class AnswerEncoder
{
    private const int MaxDepth = 64;

    /// <exception cref="NotAnAnswerException">The value, or one inside it, has no canonical bytes.</exception>
    public static AnswerBuffer Encode(object? value)
    {
        var buffer = new AnswerBuffer();
        Put(buffer, value, depth: 0);
        return buffer;
    }

    /// <summary>Encodes one of each common kind, so that the code is compiled before the clock runs.</summary>
    public static void WarmUp() => Encode(new object?[]
    {
        null, true, 1, 2L, 3.0, "text", (4, 5), new List<object> { 6 }, new double[1], new List<int> { 7 }, new Dictionary<string, object> { ["key"] = 8 },
    });

    private static void Put(AnswerBuffer buffer, object? value, int depth)
    {
        switch (value)
        {
            case null: buffer.Tag('n'); break;
            case string text: buffer.Text(text); break;
            case bool truth: buffer.Tag(truth ? '1' : '0'); break;
            case double number: buffer.Float(number); break;
            case int number: buffer.Int(number); break;
            case long number: buffer.Int(number); break;
            case IEnumerable or ITuple: PutCollection(buffer, value, depth); break;
            default: PutRare(buffer, value); break;
        }
    }

    /// <summary>Apart from the common kinds, since each type named here costs time when this is compiled.</summary>
    private static void PutRare(AnswerBuffer buffer, object value)
    {
        switch (value)
        {
            case byte or sbyte or short or ushort or uint or nint: buffer.Int(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong or nuint or BigInteger or Int128 or UInt128: PutLarge(buffer, BigInteger.Parse(value.ToString()!, CultureInfo.InvariantCulture)); break;
            case float number: buffer.Array<float>("<f4", [], [number]); break;
            case Half number: buffer.Array<Half>("<f2", [], [number]); break;
            case decimal number: buffer.Text(number.ToString(CultureInfo.InvariantCulture)); break;
            case char letter: buffer.Text(letter.ToString()); break;
            case Enum name: buffer.Int(Convert.ToInt64(name, CultureInfo.InvariantCulture)); break;
            case ReadOnlyMemory<byte> bytes: buffer.Bytes('b', bytes.Span); break;
            case Memory<byte> bytes: buffer.Bytes('b', bytes.Span); break;
            default: throw Refusal(value.GetType());
        }
    }

    private static void PutLarge(AnswerBuffer buffer, BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            buffer.Int((long)value);
        }
        else
        {
            buffer.Bytes('I', value.ToByteArray());
        }
    }

    private static void PutCollection(AnswerBuffer buffer, object value, int depth)
    {
        if (depth >= MaxDepth)
        {
            throw new NotAnAnswerException($"The answer is nested deeper than {MaxDepth}.");
        }

        if (PutNumbers(buffer, value))
        {
            return;
        }

        switch (value)
        {
            case byte[] bytes: buffer.Bytes('b', bytes); break;
            case IDictionary map: PutMap(buffer, map, depth); break;
            case ITuple tuple: PutTuple(buffer, tuple, depth); break;
            case IEnumerable items when !IsUnordered(value.GetType()): PutList(buffer, items, depth); break;
            default: throw Refusal(value.GetType());
        }
    }

    /// <summary>Arrays and lists of numbers, as they lie in memory.</summary>
    private static bool PutNumbers(AnswerBuffer buffer, object value) => value switch
    {
        byte[] => false,
        Array { Rank: <= 32 } array => PutArray(buffer, array),
        List<double> list => PutSpan<double>(buffer, "<f8", CollectionsMarshal.AsSpan(list)),
        List<float> list => PutSpan<float>(buffer, "<f4", CollectionsMarshal.AsSpan(list)),
        List<int> list => PutSpan<int>(buffer, "<i4", CollectionsMarshal.AsSpan(list)),
        List<long> list => PutSpan<long>(buffer, "<i8", CollectionsMarshal.AsSpan(list)),
        _ => false,
    };

    private static bool PutArray(AnswerBuffer buffer, Array array) => Type.GetTypeCode(array.GetType().GetElementType()) switch
    {
        _ when array.GetType().GetElementType()!.IsEnum => false,
        TypeCode.Double => PutItems<double>(buffer, "<f8", array),
        TypeCode.Single => PutItems<float>(buffer, "<f4", array),
        TypeCode.Int32 => PutItems<int>(buffer, "<i4", array),
        TypeCode.Int64 => PutItems<long>(buffer, "<i8", array),
        TypeCode.UInt32 => PutItems<uint>(buffer, "<u4", array),
        TypeCode.UInt64 => PutItems<ulong>(buffer, "<u8", array),
        TypeCode.Int16 => PutItems<short>(buffer, "<i2", array),
        TypeCode.UInt16 => PutItems<ushort>(buffer, "<u2", array),
        TypeCode.SByte => PutItems<sbyte>(buffer, "|i1", array),
        TypeCode.Byte => PutItems<byte>(buffer, "|u1", array), // of more than one dimension
        TypeCode.Boolean => PutItems<bool>(buffer, "|b1", array),
        _ => false,
    };

    private static bool PutItems<T>(AnswerBuffer buffer, string dtype, Array array)
        where T : unmanaged
    {
        Span<int> shape = stackalloc int[array.Rank];
        for (var dimension = 0; dimension < shape.Length; dimension++)
        {
            shape[dimension] = array.GetLength(dimension);
        }

        var items = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        buffer.Array(dtype, shape, items);
        return true;
    }

    private static bool PutSpan<T>(AnswerBuffer buffer, string dtype, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        buffer.Array(dtype, [items.Length], items);
        return true;
    }

    private static void PutMap(AnswerBuffer buffer, IDictionary map, int depth)
    {
        var place = buffer.Reserve('m');
        var count = 0;
        foreach (DictionaryEntry entry in map)
        {
            Put(buffer, entry.Key, depth + 1);
            Put(buffer, entry.Value, depth + 1);
            count++;
        }

        buffer.Fill(place, count);
    }

    private static void PutTuple(AnswerBuffer buffer, ITuple tuple, int depth)
    {
        buffer.Count('l', tuple.Length);
        for (var item = 0; item < tuple.Length; item++)
        {
            Put(buffer, tuple[item], depth + 1);
        }
    }

    private static void PutList(AnswerBuffer buffer, IEnumerable items, int depth)
    {
        var place = buffer.Reserve('l');
        var count = 0;
        foreach (var item in items)
        {
            Put(buffer, item, depth + 1);
            count++;
        }

        buffer.Fill(place, count);
    }

    private static bool IsUnordered(Type type) =>
        !type.Name.Contains("Sorted", StringComparison.Ordinal)
        && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    private static NotAnAnswerException Refusal(Type type) => new(
        IsUnordered(type)
            ? $"A {type} has no order, so it is no answer: return it sorted, or give the workload an Observe(result) that does."
            : $"A {type} is no answer: return null, bool, numbers, string, bytes, arrays, lists, dictionaries or tuples of these, or give the workload an Observe(result) that makes one of it.");
}
