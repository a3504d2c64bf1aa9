using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FilesMailInAndCertificates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ManagesMobileDevices",
                table: "Products",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TakesAnswers",
                table: "OutgoingMail",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ApnsCertificates",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    KeyBits = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    IsStandIn = table.Column<bool>(type: "boolean", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindedDays = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApnsCertificates", x => x.RequestId);
                    table.ForeignKey(
                        name: "FK_ApnsCertificates_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FileUploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Offset = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileUploads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedMail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Sender = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Fate = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Objection = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAgainAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedMail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RequestFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsInternal = table.Column<bool>(type: "boolean", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    UploaderId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ScanAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequestFiles_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Protected = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApnsCertificates_CompanyId",
                table: "ApnsCertificates",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_ApnsCertificates_ValidTo",
                table: "ApnsCertificates",
                column: "ValidTo");

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_CompanyId_Length",
                table: "FileUploads",
                columns: new[] { "CompanyId", "Length" });

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_ExpiresAt",
                table: "FileUploads",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_OwnerId_PlaceId",
                table: "FileUploads",
                columns: new[] { "OwnerId", "PlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_Sha256",
                table: "FileUploads",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_AskedAgainAt",
                table: "ReceivedMail",
                column: "AskedAgainAt",
                filter: "\"AskedAgainAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fate_At_Id",
                table: "ReceivedMail",
                columns: new[] { "Fate", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fingerprint",
                table: "ReceivedMail",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_PersonId",
                table: "ReceivedMail",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Place",
                table: "ReceivedMail",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_ThreadId_At",
                table: "ReceivedMail",
                columns: new[] { "ThreadId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_CompanyId_Length",
                table: "RequestFiles",
                columns: new[] { "CompanyId", "Length" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_RequestId_At",
                table: "RequestFiles",
                columns: new[] { "RequestId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_ScanAt",
                table: "RequestFiles",
                column: "ScanAt",
                filter: "\"ScanAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_Sha256",
                table: "RequestFiles",
                column: "Sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApnsCertificates");

            migrationBuilder.DropTable(
                name: "FileUploads");

            migrationBuilder.DropTable(
                name: "ReceivedMail");

            migrationBuilder.DropTable(
                name: "RequestFiles");

            migrationBuilder.DropTable(
                name: "SigningKeys");

            migrationBuilder.DropColumn(
                name: "ManagesMobileDevices",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "TakesAnswers",
                table: "OutgoingMail");
        }
    }
}
