using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Query;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Hosting.Unknown;

/// <summary>Errors of the services whose XML is not AWS Query's: EC2's and S3's.</summary>
/// <param name="write">Makes the document of code, message and request id.</param>
internal sealed class XmlErrorForm(Func<string, string, string, byte[]> write) : IErrorForm
{
    /// <summary><c>&lt;Response&gt;&lt;Errors&gt;</c> (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html).</summary>
    public static readonly XmlErrorForm Ec2 = new(QueryOutput.Ec2Error);

    /// <summary><c>&lt;Error&gt;</c> (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).</summary>
    public static readonly XmlErrorForm S3 = new(QueryOutput.S3Error);

    public string ContentType => "text/xml";

    public (byte[] Body, string Code, int Status) WriteError(AwsException error, string requestId)
    {
        var (code, status) = SignatureErrors.ForQuery(error);
        return (write(code, error.Message, requestId), code, status);
    }
}
