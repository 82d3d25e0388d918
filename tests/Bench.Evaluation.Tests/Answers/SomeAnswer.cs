using System.Buffers.Binary;
using System.Text;

namespace Bench.Evaluation.Tests.Answers;

/// <summary>Builds canonical bytes by the table of docs/protocol.md, apart from what the runners do.</summary>
internal static class SomeAnswer
{
    public static byte[] Nothing => "n"u8.ToArray();

    public static byte[] Integer(long value) => [(byte)'i', .. BitConverter.GetBytes(value)];

    public static byte[] Float(double value) => [(byte)'f', .. BitConverter.GetBytes(value)];

    public static byte[] Text(string value) => Sized('s', Encoding.UTF8.GetBytes(value));

    public static byte[] List(params byte[][] items) => [(byte)'l', .. BitConverter.GetBytes(items.Length), .. items.SelectMany(item => item)];

    public static byte[] Map(params (byte[] Key, byte[] Value)[] items) =>
        [(byte)'m', .. BitConverter.GetBytes(items.Length), .. items.SelectMany(item => item.Key.Concat(item.Value))];

    public static byte[] Doubles(params double[] items) => Array("<f8", [items.Length], [.. items.SelectMany(BitConverter.GetBytes)]);

    public static byte[] Singles(params float[] items) => Array("<f4", [items.Length], [.. items.SelectMany(BitConverter.GetBytes)]);

    public static byte[] Array(string type, long[] shape, byte[] payload) =>
        [(byte)'a', (byte)type.Length, .. Encoding.ASCII.GetBytes(type), (byte)shape.Length, .. shape.SelectMany(BitConverter.GetBytes), .. Sized('x', payload)[1..]];

    private static byte[] Sized(char tag, byte[] payload)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, payload.Length);
        return [(byte)tag, .. length, .. payload];
    }
}
